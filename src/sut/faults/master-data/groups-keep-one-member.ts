// BUG: the import of groups takes a single member for the rule.

import { elements } from '../../../xml/tree.ts'
import type { Fault } from '../fault.ts'

export const groupsKeepOneMember: Fault = {
  name: 'groups-keep-one-member',
  says: 'A group of meters is put on file with one of its members.',
  behaviours: {
    'registry.stored': (object) =>
      object.name === 'EndDeviceGroup'
        ? {
            ...object,
            children: elements(object).filter(
              (child, index, all) =>
                child.name !== 'EndDevices' || all.findIndex(({ name }) => name === 'EndDevices') === index,
            ),
          }
        : object,
  },
  raises: [{ assertion: 'stored.linked', cases: ['GRP-001'] }],
}
