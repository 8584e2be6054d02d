# hes.py speaks SOAP; what stands in a queue or a file is the envelope of the standard alone.

import xml.etree.ElementTree as ET

OPEN = '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>'
CLOSE = '</s:Body></s:Envelope>'


def without_declaration(text):
    return text.split('?>', 1)[1] if text.startswith('<?xml') else text


def dressed(text):
    return (OPEN + without_declaration(text) + CLOSE).encode('utf-8')


def undressed(answer):
    body = ET.fromstring(answer)[0]
    content = body[0]
    if content.tag.endswith('}Fault'):
        content = content.find('detail')[0]
    return ET.tostring(content, encoding='unicode')
