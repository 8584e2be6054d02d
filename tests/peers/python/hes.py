#!/usr/bin/env python3
# A far party for tests: a small head end system (HES) that answers get(MeterReadings),
# get(MeterConfig) and create(EndDeviceControls) over SOAP 1.1, written apart from the harness. It also
# hears events created, changed and deleted of MeterConfig. What is asked with an AsyncReplyFlag and a
# ReplyAddress is acknowledged, and answered there.
# Standard library only.
#
#   python3 hes.py [PORT] [--defect NAME]... [--variation NAME]...      PORT 0 (the default) takes a free one
#
# Prints "READY http://127.0.0.1:PORT/hes" when it listens; ends when its standard input closes.
#
# Deliberate defects, all off unless asked for:
# BUG: correlation-from-message-id - the reply's CorrelationID is the request's MessageID even
#      when the request carried a CorrelationID of its own.
# BUG: unknown-meter-ok - unknown meters are dropped without a word and the Result is OK.
# BUG: switch-stays - a command to a switch is answered OK, and the switch stays where it is.
# BUG: value-element-order - a Reading holds its value before its timeStamp (against the sequence).
# Those of ../defects.json, which were invented without a look at what is judged:
# BUG: correlation-shared - the id that answers bear is kept once for all requests under way.
# BUG: cache-second-meter - a control clears the cached position of its first meter only.
# BUG: last-interval-missing - the interval that ends at EndTime is left out.
# BUG: fold-lost - in the hour that comes twice both times are told in summer time.
# BUG: float32-register - the register in kWh has been a 32 bit float on its way.
# BUG: error-index - the meter of an error is found by the number of meters found so far.
# BUG: deleted-still-by-name - a meter told to be deleted is still found by its name.
# BUG: async-partial-ok - an asynchronous result that is partial is told as OK.
#
# Other ways to write the same, all off unless asked for, and no defects: indented (white space between
# the elements), other-prefixes, comments, utf-16.

import argparse
import datetime
import json
import os
import re
import struct
import sys
import threading
import time
import urllib.error
import urllib.request
import uuid
import xml.etree.ElementTree as ET
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from xml.parsers import expat
from zoneinfo import ZoneInfo

SOAP = 'http://schemas.xmlsoap.org/soap/envelope/'
MSG = 'http://iec.ch/TC57/2011/schema/message'
BASE = 'http://iec.ch/TC57/2011/'
MR = BASE + 'MeterReadings#'
MC = BASE + 'MeterConfig#'
EC = BASE + 'EndDeviceControls#'
DEFECTS = ('correlation-from-message-id', 'events-dropped', 'switch-stays', 'unknown-meter-ok',
           'value-element-order', 'correlation-shared', 'cache-second-meter', 'last-interval-missing',
           'fold-lost', 'float32-register', 'error-index', 'deleted-still-by-name', 'async-partial-ok')
VARIATIONS = ('comments', 'indented', 'other-prefixes', 'utf-16')
# Commands to the remote switch, and the register that tells where it is: 1 closed, 0 open.
COMMANDS = {'3.31.0.18': '1', '3.31.0.23': '0'}
SWITCH = '0.0.0.12.0.1.43.0.0.0.0.0.0.0.0.0.109.0'
# Forward energy of each quarter of an hour, in kWh; told at its end, in the time of the meter's place.
INTERVAL = '0.0.2.4.1.1.12.0.0.0.0.0.0.0.0.3.72.0'
QUARTER = datetime.timedelta(minutes=15)
MOST_INTERVALS = 10000
PLACE = 'Europe/Berlin'
KWH = '0.0.0.1.1.1.12.0.0.0.0.0.0.0.0.3.72.0'
# So long it takes to read meters, in seconds; and to tell what may be answered later.
LINE_S = 0.01
QUEUE_S = 0.05
CACHE_S = 60
# What a message gets that was carried out and has nothing to show.
DONE = object()
ZONE = datetime.timezone(datetime.timedelta(hours=1))
EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
MAX_BODY = 16 * 1024 * 1024

# The fault code is a QName in text, so its prefix has to be a known one; the rest is ns0, ns1, ...
ET.register_namespace('SE', SOAP)

HEADER_ORDER = [
    'Verb', 'Noun', 'Revision', 'ReplayDetection', 'Context', 'Timestamp', 'Source',
    'AsyncReplyFlag', 'ReplyAddress', 'AckRequired', 'User', 'MessageID', 'CorrelationID',
    'Comment', 'Property',
]
REQUEST_ORDER = ['StartTime', 'EndTime', 'Option', 'ID']
REASONS = {
    '0.0': 'No errors', '0.2': 'Partial result', '1.5': 'Header element missing',
    '1.6': 'Request element missing', '1.8': 'Request does not fit the schema',
    '1.9': 'Revision not supported', '2.4': 'Invalid meter', '2.5': 'Invalid noun',
    '2.6': 'Invalid reading type', '2.9': 'Invalid verb', '2.10': 'Unsupported reading type',
    '2.12': 'Invalid usage point', '2.13': 'Meter and usage point do not belong together',
    '2.15': 'Invalid request id', '5.2': 'Not attempted', '5.3': 'Attempted and failed',
    '5.7': 'Requested data unavailable',
}


class Fault(Exception):
    """Answered with a SOAP fault."""

    def __init__(self, code, text, faultcode='Client'):
        super().__init__(text)
        self.code, self.text, self.faultcode = code, text, faultcode


class Refused(Exception):
    """Answered with a FAILED reply that holds the errors."""

    def __init__(self, *errors):
        super().__init__(errors)
        self.errors = list(errors)


class Bad:
    """One Error of a reply, perhaps about one object."""

    def __init__(self, code, details=None, ident=None, related=None, level='FATAL'):
        self.code, self.details, self.ident = code, details, ident
        self.related, self.level = related, level

    def key(self):
        return (self.code, self.details, self.ident and self.ident.key())


class Ident:
    """How the client named an object: by mRID, or by one or more Names."""

    def __init__(self, object_type, mrid=None, names=(), code=None):
        self.object_type, self.mrid, self.names, self.code = object_type, mrid, list(names), code

    def key(self):
        return (self.object_type, self.mrid, tuple(self.names), self.code)

    def fill(self, parent, tag):
        name = self.names[0] if self.names else (self.code, None, None)
        text = self.mrid if self.mrid is not None else name[0]
        attributes = {'kind': 'uuid' if self.mrid is not None else 'name',
                      'objectType': self.object_type}
        if self.mrid is None and name[1]:
            attributes['idType'] = name[1]
        if self.mrid is None and name[2]:
            attributes['idAuthority'] = name[2]
        add(parent, MSG, tag, text, attributes)


# --- small XML helpers ---------------------------------------------------------------------

def q(namespace, local):
    return '{%s}%s' % (namespace, local)


def split(tag):
    if tag[:1] == '{':
        namespace, local = tag[1:].split('}', 1)
        return namespace, local
    return '', tag


def add(parent, namespace, local, text=None, attributes=None):
    element = ET.SubElement(parent, q(namespace, local), attributes or {})
    if text is not None:
        element.text = text
    return element


def text_of(element):
    return ''.join(element.itertext())


class DoctypeSeen(Exception):
    pass


class PrologDone(Exception):
    pass


def parse(body, charset):
    """Parse, but only after the prolog is known to hold no document type declaration."""
    if body[:3] == b'\xef\xbb\xbf' or body[:2] in (b'\xff\xfe', b'\xfe\xff'):
        charset = None  # the byte order mark knows better

    def stop_doctype(*_):
        raise DoctypeSeen()

    def stop_element(*_):
        raise PrologDone()

    try:
        scout = expat.ParserCreate(charset)
        scout.StartDoctypeDeclHandler = stop_doctype
        scout.StartElementHandler = stop_element
        try:
            scout.Parse(body, True)
        except PrologDone:
            pass
        return ET.fromstring(body, ET.XMLParser(encoding=charset))
    except DoctypeSeen:
        raise Fault('1.8', 'a document type declaration is not accepted') from None
    except (ET.ParseError, expat.ExpatError, LookupError, ValueError) as error:
        raise Fault('1.8', 'the request is not well-formed XML: %s' % error) from None


DATE_TIME = re.compile(
    r'(-?)(\d{4,})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(\.\d+)?(Z|[+-]\d\d:\d\d)?')


def date_time(text):
    """xs:dateTime to an aware datetime (UTC when no zone is given), or None when it is not one."""
    found = DATE_TIME.fullmatch(text.strip(' \t\r\n'))
    if not found:
        return None
    sign, year, month, day, hour, minute, second, fraction, zone = found.groups()
    shift = 0
    if zone and zone != 'Z':
        shift = int(zone[1:3]) * 60 + int(zone[4:6])
        if shift > 14 * 60 or int(zone[4:6]) > 59:
            return None
        if zone[0] == '-':
            shift = -shift
    number = int(year)
    odd_year = sign == '-' or not 1 < number < 9999
    late = hour == '24'
    if late and (minute, second) != ('00', '00'):
        return None
    try:
        moment = datetime.datetime(
            2000 if odd_year else number, int(month), int(day), 0 if late else int(hour),
            int(minute), int(second), int(((fraction or '.0')[1:] + '000000')[:6]),
            datetime.timezone.utc)
    except ValueError:
        return None
    if odd_year:
        edge = datetime.datetime.max if number >= 9999 and not sign else datetime.datetime.min
        return edge.replace(tzinfo=datetime.timezone.utc)
    return moment + datetime.timedelta(days=1 if late else 0) - datetime.timedelta(minutes=shift)


def is_boolean(text):
    return text.strip(' \t\r\n') in ('true', 'false', '1', '0')


def schema_error(what):
    return Refused(Bad('1.8', what))


# --- reading the request -------------------------------------------------------------------

def check_sequence(parent, order, repeatable, where):
    """Children in the given order; elements of other namespaces only at the end."""
    position, seen, foreign = 0, set(), False
    for child in parent:
        namespace, local = split(child.tag)
        if namespace != MSG:
            if namespace == '':
                raise schema_error('%s: %s has no namespace' % (where, local))
            foreign = True
            continue
        if local not in order:
            raise schema_error('%s: %s is not known' % (where, local))
        at = order.index(local)
        if foreign or at < position:
            raise schema_error('%s: %s is out of order' % (where, local))
        if local in seen and local not in repeatable:
            raise schema_error('%s: %s stands twice' % (where, local))
        seen.add(local)
        position = at


def check_header(header):
    check_sequence(header, HEADER_ORDER, {'Property'}, 'Header')
    for child in header:
        namespace, local = split(child.tag)
        if namespace != MSG:
            continue
        if local == 'Timestamp' and date_time(text_of(child)) is None:
            raise schema_error('Header/Timestamp is not a dateTime')
        if local in ('AsyncReplyFlag', 'AckRequired') and not is_boolean(text_of(child)):
            raise schema_error('Header/%s is not a boolean' % local)
        if local == 'User' and child.find(q(MSG, 'UserID')) is None:
            raise schema_error('Header/User has no UserID')
        if local == 'Property' and child.find(q(MSG, 'Name')) is None:
            raise schema_error('Header/Property has no Name')
        if local == 'ReplayDetection':
            created = child.find(q(MSG, 'Created'))
            if child.find(q(MSG, 'Nonce')) is None or created is None:
                raise schema_error('Header/ReplayDetection is incomplete')
            if date_time(text_of(created)) is None:
                raise schema_error('Header/ReplayDetection/Created is not a dateTime')


def read_names(element, namespace):
    names = element.findall(q(namespace, 'name'))
    if len(names) != 1:
        raise schema_error('Names wants exactly one name')
    kind = element.find(q(namespace, 'NameType'))
    kind_name = authority = None
    if kind is not None:
        inner = kind.find(q(namespace, 'name'))
        if inner is None:
            raise schema_error('NameType has no name')
        kind_name = text_of(inner)
        owner = kind.find(q(namespace, 'NameTypeAuthority'))
        if owner is not None:
            inner = owner.find(q(namespace, 'name'))
            if inner is None:
                raise schema_error('NameTypeAuthority has no name')
            authority = text_of(inner)
    return (text_of(names[0]), kind_name, authority)


def read_ident(element, namespace, object_type):
    mrid, names = None, []
    for child in element:
        if child.tag == q(namespace, 'mRID') and mrid is None:
            mrid = text_of(child)
        elif child.tag == q(namespace, 'Names'):
            names.append(read_names(child, namespace))
        else:
            raise schema_error('%s: %s is not expected' % (object_type, split(child.tag)[1]))
    if mrid is None and not names:
        raise Refused(Bad('1.6', '%s without mRID and without Names' % object_type))
    return Ident(object_type, mrid, names)


def read_reading_type(element, namespace):
    code = element.get('ref')
    for child in element:
        if child.tag == q(namespace, 'mRID'):
            found = text_of(child)
        elif child.tag == q(namespace, 'Names'):
            found = read_names(child, namespace)[0]
        else:
            raise schema_error('ReadingType: %s is not expected' % split(child.tag)[1])
        code = found if code is None else code
    return Ident('ReadingType', code=code if code is not None else '')


# --- the data ------------------------------------------------------------------------------

def name_fits(names, wanted):
    name, kind, authority = wanted
    return any(n['name'] == name and kind in (None, n['nameType'])
               and authority in (None, n['authority']) for n in names)


class Store:
    def __init__(self, path):
        with open(path, encoding='utf-8') as source:
            data = json.load(source)
        self.meters = data['meters']
        self.codes = [r['id'] for r in data['readingTypes']]
        self.types = {r['id']: r for r in data['readingTypes'] + [{'id': SWITCH}, {'id': INTERVAL}]}
        for meter in self.meters:
            meter['values'][SWITCH] = '1'
        self.points = [(m['usagePoint'], m) for m in self.meters]
        self.points += [(p, None) for p in data['usagePointsWithoutMeter']]
        self.source = data['sources']['python']
        # Meters of which others told, as they told it.
        self.told = []
        # Those of them that were deleted since, where they are still found by name.
        self.forgotten = []
        self.revisions = data['revisions']

    @staticmethod
    def one(pairs, ident):
        hits = [p for p in pairs
                if (ident.mrid is None or p[0]['mRID'] == ident.mrid)
                and all(name_fits(p[0]['names'], n) for n in ident.names)]
        return hits[0] if len(hits) == 1 else None

    def meter(self, ident):
        hit = self.one([(m, m) for m in self.meters], ident)
        return hit and hit[1]

    def told_meter(self, ident):
        for meter in self.told + (self.forgotten if ident.mrid is None else []):
            if ident.mrid is not None:
                if meter.findtext(q(MC, 'mRID')) == ident.mrid:
                    return meter
            elif any(read_names(one, MC)[0] == name[0]
                     for one in meter.findall(q(MC, 'Names')) for name in ident.names):
                return meter
        return None

    def point(self, ident):
        return self.one(self.points, ident)


def put_names(parent, namespace, names):
    for entry in names:
        outer = add(parent, namespace, 'Names')
        add(outer, namespace, 'name', entry['name'])
        kind = add(outer, namespace, 'NameType')
        add(kind, namespace, 'description', 'kept by ' + entry['authority'])
        add(kind, namespace, 'name', entry['nameType'])
        add(add(kind, namespace, 'NameTypeAuthority'), namespace, 'name', entry['authority'])


def put_reading_type(parent, namespace, entry):
    part = entry['id'].split('.')
    outer = add(parent, namespace, 'ReadingType')
    add(outer, namespace, 'mRID', entry['id'])
    for local, index in (('accumulation', 3), ('aggregate', 1), ('commodity', 5),
                         ('consumptionTier', 13), ('cpp', 12), ('currency', 17),
                         ('flowDirection', 4), ('macroPeriod', 0), ('measurementKind', 6),
                         ('measuringPeriod', 2), ('multiplier', 15), ('phases', 14),
                         ('tou', 11), ('unit', 16)):
        add(outer, namespace, local, part[index])
    names = add(outer, namespace, 'Names')
    add(names, namespace, 'name', entry['id'])


def quarter_value(meter, end):
    """In kWh, made from the moment alone, so that it is the same whenever it is asked for."""
    quarters = int((end - EPOCH) / QUARTER)
    return '%.3f' % (0.05 + (quarters * 37 + int(meter['mRID'][:4], 16)) % 400 / 1000)


def deliver(address, body):
    """Posts a result; once more where it was not taken."""
    for pause in (0, 0.5):
        time.sleep(pause)
        request = urllib.request.Request(address, body, {
            'Content-Type': 'text/xml; charset="utf-8"', 'SOAPAction': '""'})
        try:
            with urllib.request.urlopen(request, timeout=5) as taken:
                taken.read()
            return
        except (urllib.error.URLError, OSError, ValueError):
            pass


class Hes:
    def __init__(self, store, defects):
        self.store, self.defects = store, defects
        # What the answer under way is correlated with, where that is kept once for all.
        self.correlation = None
        # Positions by meter, and when they were read.
        self.cached = {}

    # The whole exchange: bytes in, (status, bytes) out.
    def exchange(self, body, charset):
        try:
            envelope = parse(body, charset)
            namespace, local = split(envelope.tag)
            if local != 'Envelope':
                raise Fault('1.8', 'the request is not a SOAP envelope')
            if namespace != SOAP:
                raise Fault('1.8', 'only SOAP 1.1 is spoken here', 'VersionMismatch')
            for block in envelope.findall('./' + q(SOAP, 'Header') + '/*'):
                if block.get(q(SOAP, 'mustUnderstand')) in ('1', 'true'):
                    raise Fault('1.8', 'header block %s is not understood' % split(block.tag)[1],
                                'MustUnderstand')
            soap_body = envelope.find(q(SOAP, 'Body'))
            content = [] if soap_body is None else list(soap_body)
            if len(content) != 1 or content[0].tag not in (q(MSG, 'RequestMessage'), q(MSG, 'EventMessage')):
                raise Fault('1.8', 'the SOAP body holds neither RequestMessage nor EventMessage')
            message = content[0]
            header = message.find(q(MSG, 'Header'))
            if header is None:
                raise Fault('1.5', 'the message has no Header')
            return 200, self.wrap(self.answer(message, header))
        except Fault as fault:
            return 500, self.wrap(self.fault(fault))

    @staticmethod
    def wrap(content):
        envelope = ET.Element(q(SOAP, 'Envelope'))
        ET.SubElement(envelope, q(SOAP, 'Body')).append(content)
        return ET.tostring(envelope, encoding='utf-8', xml_declaration=True)

    @staticmethod
    def fault(fault):
        outer = ET.Element(q(SOAP, 'Fault'))
        ET.SubElement(outer, 'faultcode').text = 'SE:' + fault.faultcode
        ET.SubElement(outer, 'faultstring', {
            '{http://www.w3.org/XML/1998/namespace}lang': 'en'}).text = fault.text
        message = add(ET.SubElement(outer, 'detail'), MSG, 'FaultMessage')
        reply = add(message, MSG, 'Reply')
        add(reply, MSG, 'Result', 'FAILED')
        put_error(reply, Bad(fault.code, fault.text))
        return outer

    def answer(self, message, header):
        def field(local):
            element = header.find(q(MSG, local))
            return None if element is None else text_of(element)

        self.correlation = field('CorrelationID') or field('MessageID')
        payload, errors = None, []
        try:
            if message.tag == q(MSG, 'EventMessage'):
                payload, errors = self.hear(message, field)
            elif self.is_later(field):
                self.accept(message, header, field)
                payload = DONE
            else:
                payload, errors = self.serve(message, header, field)
        except Refused as refused:
            errors = refused.errors
        return self.response(message, field, payload, errors)

    @staticmethod
    def is_later(field):
        return (field('AsyncReplyFlag') or '').strip() in ('true', '1')

    def accept(self, message, header, field):
        """Takes what is to be answered later, at the address that it names."""
        missing = [Bad('1.5', 'Header/%s is missing' % local)
                   for local in ('Verb', 'Noun', 'ReplyAddress') if not field(local)]
        if missing:
            raise Refused(*missing)
        check_header(header)
        address = field('ReplyAddress').strip()
        if not address.startswith(('http://', 'https://')):
            raise Refused(Bad('5.2', 'results go to an http address only'))

        payload, errors = None, []
        # Begun in the order in which it came, told later: an older command never undoes a newer one.
        try:
            payload, errors = self.serve(message, header, field)
        except Refused as refused:
            errors = refused.errors
        if payload is not None and 'async-partial-ok' in self.defects:
            errors = []

        def work():
            deliver(address, self.wrap(self.response(message, field, payload, errors)))

        later = threading.Timer(QUEUE_S, work)
        later.daemon = True
        later.start()

    def response(self, message, field, payload, errors):
        if payload is None:
            result = 'FAILED'
        elif errors:
            result = 'PARTIAL'
            errors.insert(0, Bad('0.2', 'nothing more will follow', level='INFORM'))
        else:
            result = 'OK'
            errors = [Bad('0.0', level='INFORM')]

        response = ET.Element(q(MSG, 'ResponseMessage'))
        head = add(response, MSG, 'Header')
        add(head, MSG, 'Verb', 'reply')
        add(head, MSG, 'Noun', self.reply_noun(message, field('Noun')))
        add(head, MSG, 'Revision', '2.0')
        if field('Context') is not None:
            add(head, MSG, 'Context', field('Context'))
        add(head, MSG, 'Timestamp', datetime.datetime.now(ZONE).isoformat())
        add(head, MSG, 'Source', self.store.source)
        add(head, MSG, 'AsyncReplyFlag', 'false')
        add(head, MSG, 'MessageID', str(uuid.uuid4()))
        correlation = field('CorrelationID') or field('MessageID')
        if 'correlation-from-message-id' in self.defects:
            correlation = field('MessageID') or field('CorrelationID')
        if 'correlation-shared' in self.defects:
            correlation = self.correlation
        if correlation:
            add(head, MSG, 'CorrelationID', correlation)
        add(head, MSG, 'Comment', 'answered by the Python peer')
        reply = add(response, MSG, 'Reply')
        add(reply, MSG, 'Result', result)
        told = set()
        for error in errors:
            if error.key() not in told:
                told.add(error.key())
                put_error(reply, error)
        if payload is not None and payload is not DONE:
            outer = add(response, MSG, 'Payload')
            outer.append(payload)
            add(outer, MSG, 'Format', 'XML')
        return response

    @staticmethod
    def reply_noun(message, noun):
        if noun is not None:
            return noun
        for child in message.findall(q(MSG, 'Request') + '/*'):
            local = split(child.tag)[1]
            if local.startswith('Get'):
                return local[3:]
        return ''

    def serve(self, message, header, field):
        missing = [Bad('1.5', 'Header/%s is missing' % local)
                   for local in ('Verb', 'Noun') if field(local) is None]
        if missing:
            raise Refused(*missing)
        check_header(header)
        verb, noun = field('Verb'), field('Noun')
        if verb not in ('get', 'create'):
            raise Refused(Bad('2.9', 'Verb "%s" is not served, only get and create' % verb))
        if noun not in ('MeterReadings', 'MeterConfig', 'EndDeviceControls'):
            raise Refused(Bad('2.5', 'Noun "%s" is not served' % noun))
        if (verb == 'create') != (noun == 'EndDeviceControls'):
            raise Refused(Bad('2.9', 'Verb "%s" is not served for %s' % (verb, noun)))
        revision = (field('Revision') or '').strip()
        if revision and revision not in self.store.revisions:
            raise Refused(Bad('1.9', 'Revision "%s" is not supported' % revision))
        check_sequence(message, ['Header', 'Request', 'Payload'], set(), 'RequestMessage')

        request = message.find(q(MSG, 'Request'))
        children = [] if request is None else list(request)
        payload = message.findall(q(MSG, 'Payload') + '/*')
        for child in children + payload:
            namespace, local = split(child.tag)
            if namespace.startswith(BASE) and namespace != MSG and \
                    local not in (noun, 'Get' + noun):
                raise Refused(Bad('2.5', 'Noun is %s but the message holds %s' % (noun, local)))
        if verb == 'create':
            return self.carry_out(payload)
        if request is not None:
            check_sequence(request, REQUEST_ORDER, {'Option', 'ID'}, 'Request')
        start = end = None
        for child in children:
            if child.tag in (q(MSG, 'StartTime'), q(MSG, 'EndTime')):
                moment = date_time(text_of(child))
                if moment is None:
                    raise schema_error('Request/%s is not a dateTime' % split(child.tag)[1])
                if child.tag == q(MSG, 'StartTime'):
                    start = moment
                else:
                    end = moment
            if child.tag == q(MSG, 'Option') and child.find(q(MSG, 'name')) is None:
                raise schema_error('Request/Option has no name')

        getter = BASE + 'Get' + noun + '#'
        criteria = []
        for child in children:
            namespace, local = split(child.tag)
            if local == 'Get' + noun:
                if namespace != getter:
                    raise schema_error('%s is in namespace %s' % (local, namespace))
                criteria += list(child)
        devices, points, types = [], [], []
        for child in criteria:
            namespace, local = split(child.tag)
            if namespace != getter:
                raise schema_error('%s is in namespace %s' % (local, namespace))
            if local in ('EndDevice', 'Meter'):
                devices.append(read_ident(child, getter, 'Meter'))
            elif local == 'UsagePoint' and noun == 'MeterReadings':
                points.append(read_ident(child, getter, 'UsagePoint'))
            elif local == 'ReadingType' and noun == 'MeterReadings':
                types.append(read_reading_type(child, getter))
            else:
                raise schema_error('Get%s: %s is not expected' % (noun, local))
        if not devices and not points and any(c.tag == q(MSG, 'ID') for c in children):
            raise Refused(Bad('2.15', 'earlier requests are not kept'))
        if not devices and not points:
            raise Refused(Bad('1.6', 'Get%s names no object' % noun))
        if noun == 'MeterConfig':
            return self.meter_config(devices)
        return self.meter_readings(devices, points, types, start, end)

    def carry_out(self, payload):
        if len(payload) != 1 or payload[0].tag != q(EC, 'EndDeviceControls'):
            raise Refused(Bad('1.8', 'the payload holds no EndDeviceControls'))
        done, errors = [], []
        for control in payload[0]:
            kind, meters = None, []
            for child in control:
                local = split(child.tag)[1]
                if local == 'EndDeviceControlType':
                    kind = child.get('ref')
                elif local == 'EndDevices':
                    meters.append(read_ident(child, EC, 'Meter'))
                elif local not in ('mRID', 'issuerID', 'issuerTrackingID', 'reason'):
                    raise Refused(Bad('5.2', 'a control with %s is not carried out' % local))
            if kind is None or not meters:
                raise schema_error('a control wants a type and at least one meter')
            if kind not in COMMANDS:
                raise Refused(Bad('5.2', 'controls of the type %s are not carried out' % kind))
            done += [(meter, COMMANDS[kind]) for meter in self.find_meters(meters, errors)]
        if not done:
            raise Refused(*errors)
        for meter, position in done:
            if 'switch-stays' not in self.defects:
                meter['values'][SWITCH] = position
        for meter, _ in done[:1] if 'cache-second-meter' in self.defects else done:
            self.cached.pop(meter['mRID'], None)
        return DONE, errors

    def hear(self, message, field):
        verb, noun = field('Verb'), field('Noun')
        if noun != 'MeterConfig' or verb not in ('created', 'changed', 'deleted'):
            raise Refused(Bad('2.9', 'no event %s of %s is heard here' % (verb, noun)))
        meters = message.findall('/'.join((q(MSG, 'Payload'), q(MC, 'MeterConfig'), q(MC, 'Meter'))))
        if not meters:
            raise Refused(Bad('1.7', 'the event tells of no meter'))
        errors = []
        for meter in meters:
            if 'events-dropped' in self.defects:
                continue
            ident = Ident('Meter', meter.findtext(q(MC, 'mRID')),
                          [read_names(one, MC) for one in meter.findall(q(MC, 'Names'))])
            known = self.store.told_meter(ident)
            if verb == 'created':
                if known is not None:
                    self.store.told.remove(known)
                self.store.told.append(meter)
            elif known is None:
                errors.append(Bad('2.4', 'nobody told of such a meter', ident))
            elif verb == 'deleted':
                self.store.told.remove(known)
                if 'deleted-still-by-name' in self.defects:
                    self.store.forgotten.append(known)
            else:
                for child in meter:
                    if split(child.tag)[1] in ('mRID', 'Names'):
                        continue
                    old = known.find(child.tag)
                    if old is None:
                        errors.append(Bad('5.2', '%s cannot be added' % split(child.tag)[1], ident))
                    else:
                        known[list(known).index(old)] = child
        if len(errors) >= len(meters):
            raise Refused(*errors)
        return DONE, errors

    def find_meters(self, devices, errors):
        found = []
        for ident in devices:
            meter = self.store.meter(ident)
            if meter is not None:
                if meter not in found:
                    found.append(meter)
            elif 'unknown-meter-ok' not in self.defects:
                about = devices[len(found)] if 'error-index' in self.defects else ident
                errors.append(Bad('2.4', 'no such meter', about))
        return found

    def meter_readings(self, devices, points, types, start, end):
        errors = []
        codes = []
        for ident in types:
            if not re.fullmatch(r'(-?[0-9]+)(\.-?[0-9]+){17}', ident.code):
                errors.append(Bad('2.6', 'not an identifier of 18 numeric parts', ident))
            elif ident.code not in self.store.types:
                errors.append(Bad('2.10', 'this register is not kept', ident))
            elif ident.code not in codes:
                codes.append(ident.code)
        if not types:
            codes = list(self.store.codes)

        found = self.find_meters(devices, errors)
        for ident in points:
            hit = self.store.point(ident)
            if hit is None:
                errors.append(Bad('2.12', 'no such usage point', ident))
            elif hit[1] is None:
                errors.append(Bad('5.7', 'no meter stands at this usage point', ident))
            else:
                if len(devices) == len(points) == 1 and found and found[0] is not hit[1]:
                    raise Refused(Bad('2.13', 'the meter stands elsewhere', devices[0], ident))
                if hit[1] not in found:
                    found.append(hit[1])
        silent = 'unknown-meter-ok' in self.defects and not errors
        if not codes or (not found and not silent):
            raise Refused(*errors)

        time.sleep(LINE_S)
        # The registers stand still in the fixture: the last value of any period is the same one.
        stamp = datetime.datetime.now(datetime.timezone.utc)
        if end is not None and end < stamp:
            stamp = end
        if start is not None and (stamp < start or (end is not None and end < start)):
            raise Refused(Bad('5.7', 'no value in the period asked for'))
        ends = []
        if INTERVAL in codes:
            codes.remove(INTERVAL)
            ends = self.interval_ends(start, stamp)
        return self.readings_document(found, codes, stamp, ends), errors

    def interval_ends(self, start, until):
        """When the intervals of a period end; of none, the last one that is over."""
        first = until - QUARTER if start is None else start
        if (until - first) / QUARTER > MOST_INTERVALS:
            raise Refused(Bad('5.7', 'more intervals than are kept'))
        quarters = int((first - EPOCH) / QUARTER) + 1
        ends = []
        while EPOCH + quarters * QUARTER <= until:
            ends.append(EPOCH + quarters * QUARTER)
            quarters += 1
        if 'last-interval-missing' in self.defects and start is not None:
            ends = [end for end in ends if end < until]
        if not ends:
            raise Refused(Bad('5.7', 'no interval in the period asked for'))
        return ends

    def local(self, moment):
        there = moment.astimezone(ZoneInfo(PLACE))
        if 'fold-lost' in self.defects:
            there = there.replace(fold=0)
        return there.isoformat()

    def value(self, meter, code):
        if code == SWITCH and 'cache-second-meter' in self.defects:
            read, position = self.cached.get(meter['mRID'], (0, None))
            if time.monotonic() - read < CACHE_S and position is not None:
                return position
            self.cached[meter['mRID']] = (time.monotonic(), meter['values'][code])
        if code == KWH and 'float32-register' in self.defects:
            return '%.3f' % struct.unpack('f', struct.pack('f', float(meter['values'][code])))
        return meter['values'][code]

    def readings_document(self, meters, codes, stamp, ends=()):
        try:
            shown = stamp.astimezone(ZONE).isoformat()
        except OverflowError:
            shown = stamp.isoformat()
        document = ET.Element(q(MR, 'MeterReadings'))
        for meter in sorted(meters, key=lambda m: m['mRID'], reverse=True):
            outer = add(document, MR, 'MeterReading')
            add(outer, MR, 'isCoincidentTrigger', 'false')
            if ends:
                block = add(outer, MR, 'IntervalBlocks')
                for end in ends:
                    interval = add(block, MR, 'IntervalReadings')
                    add(interval, MR, 'source', 'interval memory')
                    add(interval, MR, 'timeStamp', self.local(end))
                    add(interval, MR, 'value', quarter_value(meter, end))
                add(block, MR, 'ReadingType', None, {'ref': INTERVAL})
            who = add(outer, MR, 'Meter')
            add(who, MR, 'mRID', meter['mRID'])
            put_names(who, MR, meter['names'])
            for code in sorted(codes, reverse=True):
                reading = add(outer, MR, 'Readings')
                add(reading, MR, 'reason', 'inquiry')
                add(reading, MR, 'source', 'register')
                pair = [('timeStamp', shown), ('value', self.value(meter, code))]
                if 'value-element-order' in self.defects:
                    pair.reverse()
                for local, text in pair:
                    add(reading, MR, local, text)
                quality = add(reading, MR, 'ReadingQualities')
                add(quality, MR, 'ReadingQualityType', None, {'ref': '1.0.0'})
                add(reading, MR, 'ReadingType', None, {'ref': code})
            where = add(outer, MR, 'UsagePoint')
            add(where, MR, 'mRID', meter['usagePoint']['mRID'])
            put_names(where, MR, meter['usagePoint']['names'])
        if meters:
            quality = add(document, MR, 'ReadingQualityType')
            add(quality, MR, 'mRID', '1.0.0')
            add(quality, MR, 'category', '0')
            add(quality, MR, 'subCategory', '0')
            add(quality, MR, 'systemId', '1')
            add(add(quality, MR, 'Names'), MR, 'name', '1.0.0')
            for code in codes + ([INTERVAL] if ends else []):
                put_reading_type(document, MR, self.store.types[code])
        return document

    def meter_config(self, devices):
        errors = []
        told = [t for t in map(self.store.told_meter, devices) if t is not None]
        found = self.find_meters([d for d in devices if self.store.told_meter(d) is None], errors)
        if not found and not told and 'unknown-meter-ok' not in self.defects:
            raise Refused(*errors)
        document = ET.Element(q(MC, 'MeterConfig'))
        ordered = sorted(found, key=lambda m: m['mRID'], reverse=True)
        for meter in ordered:
            link = add(document, MC, 'ComFunction')
            add(link, MC, 'mRID', str(uuid.uuid5(uuid.UUID(meter['mRID']), 'com')))
            add(link, MC, 'direction', 'biDirectional')
            add(link, MC, 'enabled', 'true')
            add(link, MC, 'technology', 'plc')
        for meter in ordered:
            outer = add(document, MC, 'Meter')
            add(outer, MC, 'mRID', meter['mRID'])
            add(outer, MC, 'amrSystem', self.store.source)
            add(outer, MC, 'isVirtual', '0')
            for entry in meter['names']:
                if entry['nameType'] == 'SerialNumber':
                    add(outer, MC, 'serialNumber', entry['name'])
            add(outer, MC, 'timeZoneOffset', '60')
            add(outer, MC, 'ComFunction', None,
                {'ref': str(uuid.uuid5(uuid.UUID(meter['mRID']), 'com'))})
            info = add(outer, MC, 'EndDeviceInfo')
            add(info, MC, 'isSolidState', 'true')
            add(info, MC, 'phaseCount', '3')
            add(info, MC, 'ratedCurrent', '6.0E1')
            add(info, MC, 'ratedVoltage', '230')
            ability = add(info, MC, 'capability')
            for local in ('communication', 'electricMetering', 'onRequestRead', 'reverseFlow'):
                add(ability, MC, local, 'true')
            add(add(outer, MC, 'lifecycle'), MC, 'installationDate', '2021-03-28+01:00')
            put_names(outer, MC, meter['names'])
            add(add(outer, MC, 'status'), MC, 'value', 'installed')
        document.extend(told)
        if ordered:
            for code in self.store.codes:
                put_reading_type(document, MC, self.store.types[code])
        return document, errors


def put_error(reply, bad):
    outer = add(reply, MSG, 'Error')
    add(outer, MSG, 'code', bad.code)
    add(outer, MSG, 'level', bad.level)
    add(outer, MSG, 'reason', REASONS[bad.code])
    if bad.details:
        add(outer, MSG, 'details', bad.details)
    if bad.level != 'INFORM':
        add(add(outer, MSG, 'Location'), MSG, 'node', 'hes-a')
    if bad.ident:
        bad.ident.fill(outer, 'ID')
    if bad.related:
        bad.related.fill(outer, 'relatedID')


# --- HTTP ----------------------------------------------------------------------------------

class Handler(BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'
    server_version = 'PeerWorksHES/1'
    disable_nagle_algorithm = True
    wbufsize = -1
    hes = None
    variations = frozenset()

    def log_message(self, *_):
        pass

    def send(self, status, body, kind='text/xml; charset="utf-8"', extra=()):
        self.send_response(status)
        self.send_header('Content-Type', kind)
        self.send_header('Content-Length', str(len(body)))
        for name, value in extra:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)
        self.wfile.flush()

    def plain(self, status, text, extra=()):
        self.close_connection = True
        self.send(status, text.encode() + b'\n', 'text/plain; charset=utf-8',
                  tuple(extra) + (('Connection', 'close'),))

    def read_body(self):
        if 'chunked' in self.headers.get('Transfer-Encoding', '').lower():
            body = b''
            while True:
                size = int(self.rfile.readline(1024).split(b';')[0].strip(), 16)
                if size < 0 or len(body) + size > MAX_BODY:
                    return None
                if size == 0:
                    while self.rfile.readline(65536).strip():
                        pass
                    return body
                body += self.rfile.read(size)
                self.rfile.readline(16)
        size = int(self.headers.get('Content-Length', '0'))
        if not 0 <= size <= MAX_BODY:
            return None
        return self.rfile.read(size)

    def do_GET(self):
        self.plain(405, 'POST a SOAP 1.1 request to /hes', [('Allow', 'POST')])

    do_PUT = do_DELETE = do_PATCH = do_OPTIONS = do_GET

    def do_POST(self):
        if self.path.split('?')[0].rstrip('/') != '/hes':
            return self.plain(404, 'nothing here')
        try:
            body = self.read_body()
        except ValueError:
            return self.plain(400, 'the length of the body cannot be told')
        if body is None:
            return self.plain(413, 'the body is too large')
        charset = self.headers.get_content_charset()
        try:
            status, answer = self.hes.exchange(body, charset)
        except Exception as error:  # a server's last line: never a dropped connection
            print('internal error: %r' % error, file=sys.stderr)
            fault = Fault('5.3', 'internal error', 'Server')
            status, answer = 500, Hes.wrap(Hes.fault(fault))
        document, charset = varied(answer, self.variations)
        self.send(status, document, 'text/xml; charset=' + charset)


def varied(document, variations):
    """The document as it is sent, and the charset that HTTP is told."""
    if not variations:
        return document, '"utf-8"'
    root = ET.fromstring(document)
    if 'indented' in variations:
        ET.indent(root, '\t')
    if 'comments' in variations:
        for parent in [element for element in root.iter() if len(element)]:
            parent.insert(0, ET.Comment(' <Result>FAILED</Result> '))
    encoding = 'utf-16' if 'utf-16' in variations else 'utf-8'
    return ET.tostring(root, encoding=encoding, xml_declaration=True), encoding


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, request, client_address):
        pass  # clients may hang up as they like


def watch_stdin():
    while sys.stdin.buffer.read(4096):
        pass
    os._exit(0)


def main():
    options = argparse.ArgumentParser(description='A small SOAP head end system for tests')
    options.add_argument('port', nargs='?', type=int, default=0)
    options.add_argument('--defect', action='append', default=[], choices=DEFECTS)
    options.add_argument('--variation', action='append', default=[], choices=VARIATIONS)
    chosen = options.parse_args()
    here = os.path.dirname(os.path.abspath(__file__))
    store = Store(os.path.join(here, os.pardir, 'fixtures.json'))
    Handler.hes = Hes(store, frozenset(chosen.defect))
    Handler.variations = frozenset(chosen.variation)
    if 'other-prefixes' in chosen.variation:
        ET.register_namespace('_m.100', MSG)
        ET.register_namespace('', MR)
    server = Server(('127.0.0.1', chosen.port), Handler)
    print('READY http://127.0.0.1:%d/hes' % server.server_address[1], flush=True)
    threading.Thread(target=watch_stdin, daemon=True).start()
    server.serve_forever()


if __name__ == '__main__':
    main()
