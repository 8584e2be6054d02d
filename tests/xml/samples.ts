/** Messages written by hand, as the systems of the field send them. */

export const messageNamespace = 'http://iec.ch/TC57/2011/schema/message'
export const readingsNamespace = 'http://iec.ch/TC57/2011/MeterReadings#'

const header = (verb: string, noun: string) => `<Header>
    <Verb>${verb}</Verb>
    <Noun>${noun}</Noun>
    <Revision>2.0</Revision>
    <Timestamp>2024-03-31T01:59:59Z</Timestamp>
    <Source>MDMS</Source>
    <AsyncReplyFlag>false</AsyncReplyFlag>
    <User>
      <UserID>operator</UserID>
    </User>
    <MessageID>8f1e2a1c-5d7e-4d0b-9a39-3f1f6f3f1c11</MessageID>
    <CorrelationID>4711</CorrelationID>
  </Header>`

export const meterReadings = `<m:MeterReadings xmlns:m="${readingsNamespace}">
      <m:MeterReading>
        <m:IntervalBlocks>
          <m:IntervalReadings>
            <m:timeStamp>2024-03-31T00:15:00+01:00</m:timeStamp>
            <m:value>0.375</m:value>
            <m:ReadingQualities>
              <m:ReadingQualityType ref="1.4.9"/>
            </m:ReadingQualities>
          </m:IntervalReadings>
          <m:ReadingType ref="0.0.2.4.1.1.12.0.0.0.0.0.0.0.0.3.72.0"/>
        </m:IntervalBlocks>
        <m:Meter>
          <m:mRID>5f8f5b0a-3ed5-4d1e-a3d4-6c8a0a1f5e01</m:mRID>
          <m:Names>
            <m:name>1EMH0012345678</m:name>
            <m:NameType>
              <m:name>MeterSerialNumber</m:name>
              <m:NameTypeAuthority>
                <m:name>Stadtwerke</m:name>
              </m:NameTypeAuthority>
            </m:NameType>
          </m:Names>
        </m:Meter>
        <m:Readings>
          <m:reason>inquiry</m:reason>
          <m:timeStamp>2024-03-31T00:00:00+01:00</m:timeStamp>
          <m:value>004711.250</m:value>
          <m:ReadingType ref="0.0.0.1.1.1.12.0.0.0.0.0.0.0.0.3.72.0"/>
        </m:Readings>
        <m:valuesInterval>
          <m:end>2024-04-01T00:00:00+02:00</m:end>
          <m:start>2024-03-31T00:00:00+01:00</m:start>
        </m:valuesInterval>
      </m:MeterReading>
      <m:ReadingType>
        <m:multiplier>3</m:multiplier>
        <m:unit>72</m:unit>
        <m:Names>
          <m:name>0.0.0.1.1.1.12.0.0.0.0.0.0.0.0.3.72.0</m:name>
        </m:Names>
      </m:ReadingType>
    </m:MeterReadings>`

export const meterConfig = `<MeterConfig xmlns="http://iec.ch/TC57/2011/MeterConfig#">
      <ComFunction>
        <mRID>com-1</mRID>
        <amrAddress>10.4.3.2</amrAddress>
        <technology>rfMesh</technology>
      </ComFunction>
      <Meter>
        <mRID>5f8f5b0a-3ed5-4d1e-a3d4-6c8a0a1f5e01</mRID>
        <amrSystem>HES-1</amrSystem>
        <serialNumber>1EMH0012345678</serialNumber>
        <timeZoneOffset>60</timeZoneOffset>
        <electronicAddress>
          <mac>00:1B:44:11:3A:B7</mac>
        </electronicAddress>
        <SimpleEndDeviceFunction ref="metrology-1"/>
        <ComFunction ref="com-1"/>
        <EndDeviceInfo>
          <phaseCount>3</phaseCount>
          <ratedCurrent>60</ratedCurrent>
          <capability>
            <connectDisconnect>true</connectDisconnect>
            <electricMetering>1</electricMetering>
          </capability>
        </EndDeviceInfo>
        <lifecycle>
          <installationDate>2021-05-17</installationDate>
        </lifecycle>
        <MeterMultipliers>
          <kind>ctRatio</kind>
          <value>40</value>
        </MeterMultipliers>
        <Names>
          <name>1EMH0012345678</name>
        </Names>
        <status>
          <value>active</value>
        </status>
      </Meter>
      <SimpleEndDeviceFunction>
        <mRID>metrology-1</mRID>
        <kind>metrology</kind>
        <Registers>
          <leftDigitCount>6</leftDigitCount>
          <rightDigitCount>3</rightDigitCount>
          <Channels>
            <ReadingType ref="0.0.0.1.1.1.12.0.0.0.0.0.0.0.0.3.72.0"/>
          </Channels>
          <touTier>
            <end>22:00:00</end>
            <start>06:00:00</start>
          </touTier>
        </Registers>
      </SimpleEndDeviceFunction>
    </MeterConfig>`

export const getMeterReadings = `<q:GetMeterReadings xmlns:q="http://iec.ch/TC57/2011/GetMeterReadings#">
      <q:ReadingType>
        <q:Names>
          <q:name>0.0.0.1.1.1.12.0.0.0.0.0.0.0.0.3.72.0</q:name>
        </q:Names>
      </q:ReadingType>
      <q:EndDevice>
        <q:mRID>5f8f5b0a-3ed5-4d1e-a3d4-6c8a0a1f5e01</q:mRID>
      </q:EndDevice>
      <q:ReadingType ref="0.0.0.1.19.1.12.0.0.0.0.0.0.0.0.3.72.0"/>
      <q:TimeSchedule>
        <q:scheduleInterval>
          <q:end>2024-04-01T00:00:00Z</q:end>
          <q:start>2024-03-31T00:00:00Z</q:start>
        </q:scheduleInterval>
      </q:TimeSchedule>
      <q:CustomerAccount>
        <q:mRID>not known to the skeleton</q:mRID>
      </q:CustomerAccount>
    </q:GetMeterReadings>`

const request = `<Request>
    <StartTime>2024-03-31T00:00:00Z</StartTime>
    <EndTime>2024-04-01T00:00:00Z</EndTime>
    <Option>
      <name>responseParts</name>
    </Option>
    <ID idType="mRID" kind="uuid" objectType="Meter">5f8f5b0a-3ed5-4d1e-a3d4-6c8a0a1f5e01</ID>
    ${getMeterReadings}
  </Request>`

const reply = `<Reply>
    <Result>PARTIAL</Result>
    <Error>
      <code>2.4</code>
      <level>FATAL</level>
      <reason>Meter not known</reason>
      <ID idType="name" kind="name" objectType="Meter">1EMH0099999999</ID>
      <object>
        <Name>
          <name>1EMH0099999999</name>
        </Name>
      </object>
    </Error>
  </Reply>`

export const requestMessage = `<RequestMessage xmlns="${messageNamespace}">
  ${header('get', 'MeterReadings')}
  ${request}
</RequestMessage>`

export const responseMessage = `<ResponseMessage xmlns="${messageNamespace}">
  ${header('reply', 'MeterReadings')}
  ${reply}
  <Payload>
    ${meterReadings}
    <Format>XML</Format>
  </Payload>
</ResponseMessage>`

export const eventMessage = `<EventMessage xmlns="${messageNamespace}">
  ${header('created', 'MeterConfig')}
  <Payload>
    ${meterConfig}
  </Payload>
</EventMessage>`

export const faultMessage = `<FaultMessage xmlns="${messageNamespace}">
  ${reply}
</FaultMessage>`

/** The same parts, as elements of a typed message. */
function typed(root: string, namespace: string, parts: string): string {
  const prefixed = parts.replace(/<(\/?)(Header|Request|Reply|Payload)>/g, '<$1t:$2>')
  return `<t:${root} xmlns:t="${namespace}" xmlns="${messageNamespace}">\n  ${prefixed}\n</t:${root}>`
}

const typedNamespace = 'http://iec.ch/TC57/2011/GetMeterReadingsMessage'

export const typedRequest = typed('GetMeterReadings', typedNamespace, `${header('get', 'MeterReadings')}\n  ${request}`)

export const typedResponse = typed(
  'MeterReadingsResponseMessage',
  typedNamespace,
  `${header('reply', 'MeterReadings')}\n  ${reply}\n  <Payload>\n    ${meterReadings}\n  </Payload>`,
)

export const typedFault = typed('MeterReadingsFaultMessage', typedNamespace, reply)

/** In the wrapper of the generic WSDL; its child is of the abstract or of the envelope's namespace. */
export function wrapped(wrapper: string, message: string, child: 'abstract' | 'envelope'): string {
  const parts = message.replace(/^<\w+ [^>]*>/, '').replace(/<\/\w+>$/, '')
  const prefix = child === 'abstract' ? 'a' : 'e'
  return `<a:${wrapper} xmlns:a="http://iec.ch/TC57/2011/abstract" xmlns:e="${messageNamespace}" xmlns="${messageNamespace}">
  <${prefix}:message>${parts}</${prefix}:message>
</a:${wrapper}>`
}

/** In a SOAP 1.1 envelope; the body's child stands at position [1, 0]. */
export function soap(body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/">
  <soapenv:Header/>
  <soapenv:Body>
${body}
  </soapenv:Body>
</soapenv:Envelope>`
}
