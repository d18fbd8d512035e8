import { defineKept, Deviation, expectTrue, inWords, type PilotWorld, Then, type UnitView, When } from 'sor-pilot/steps';

/** Det ene trin lægger enheden her til det næste. */
const enhed = defineKept<UnitView>('enhed');

When('vi slår enheden op på FHIR', async function (this: PilotWorld) {
  const { sorIdentifier, words } = this.recall('testUnit');
  const fundet = await this.client.fhir.findBySor(sorIdentifier);
  if (fundet === undefined) {
    throw new Deviation(`Regionens ${words} findes ikke på FHIR.`, {
      place: `${sorIdentifier} på FHIR`,
      expected: 'enheden er med',
      received: 'enheden er ikke med',
    });
  }
  enhed.keep(this, fundet);
});

Then('har enheden et navn, der ikke er et tal', function (this: PilotWorld) {
  const { entityName, place } = enhed.recall(this);
  expectTrue(/\p{L}/u.test(entityName ?? ''), 'Enhedens navn er ikke et navn.', {
    place,
    expected: 'et navn med bogstaver',
    received: inWords(entityName),
  });
});
