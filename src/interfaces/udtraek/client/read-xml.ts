import { Deviation } from '../../../model/faults.ts';
import { readSorXml } from '../../../sor/formats/xml/read.ts';
import type { UnitView } from '../../views.ts';
import { contentOn } from '../../../sor/states.ts';
import { emptyView, type ReadExtract } from './reading.ts';
import { unitOfXml } from './views.ts';

/** Reads SOR XML. Throws Deviation when the document ends early, is no XML, or holds no unit at all. */
export const readXmlExtract: ReadExtract = async (chunks, head, source) => {
  const units: UnitView[] = [];
  const { namespace, content, problems, notes, complete } = await readSorXml(chunks, {
    onUnit: (raw) => void units.push(unitOfXml(raw)),
  });
  if (!complete || units.length === 0) {
    const problem = problems.at(complete ? 0 : -1);
    throw new Deviation(complete ? 'Filen indeholder ingen enheder.' : 'Filen kan ikke læses til ende som SOR XML.', {
      place: problem === undefined ? source.place : `${source.place}, linje ${problem.line}`,
      expected: 'et helt SorTree med enheder',
      ...(problem === undefined ? {} : { received: problem.message }),
    });
  }
  const dated = (value: string): string | undefined => (value === '' ? undefined : value);
  return {
    ...emptyView(source, head),
    namespace,
    snapshotDate: dated(content.snapshotDate),
    createdAtTime: dated(content.createdAtTime),
    units,
    content: content.snapshotDate === '' ? content : contentOn(content, content.snapshotDate),
    problems,
    notes,
  };
};
