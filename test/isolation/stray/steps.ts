import { Given, Then } from '@cucumber/cucumber';

Given('et trin, der efterlader en fejl om {int} ms', (ms: number) => {
  setTimeout(() => {
    throw new TypeError('løs fejl');
  }, ms);
});
Given('et trin, der efterlader et brudt løfte om {int} ms', (ms: number) => {
  void new Promise((_resolve, reject) => {
    setTimeout(() => reject(new TypeError('brudt løfte')), ms);
  });
});
Given('et trin, der tager {int} ms', (ms: number) => new Promise((resolve) => setTimeout(resolve, ms)));
Given('et trin, der aldrig slipper', () => {
  for (;;);
});
Then('er svaret godt', () => undefined);
