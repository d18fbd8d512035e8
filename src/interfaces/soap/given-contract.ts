import { readFileSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { PreconditionError } from '../../model/faults.ts';
import { assertWsdl, readContract, type ServiceContract } from '../../protocols/soap/contract.ts';
import { readXml } from '../../protocols/xml/read-xml.ts';
import type { XmlElement } from '../../protocols/xml/xml-tree.ts';

/**
 * A contract that was handed over in a file, with the files it imports from its own folder. Throws PreconditionError when
 * there is no such file, Deviation when it is no WSDL.
 */
export async function givenContract(file: string): Promise<ServiceContract> {
  const path = resolve(file);
  const root = read(path);
  if (root === undefined) {
    throw new PreconditionError('Kontrakten, konfigurationen peger på, findes ikke.', {
      place: file,
      expected: 'en WSDL i en fil, nævnt fra den mappe, miljøfilen ligger i',
      remedy: 'Ret contract i miljøets konfiguration.',
    });
  }
  assertWsdl(root, file);
  const folder = `${dirname(path)}${sep}`;
  const load = (address: URL): Promise<XmlElement | undefined> => {
    const part = address.protocol === 'file:' ? fileURLToPath(address) : '';
    return Promise.resolve(part.startsWith(folder) ? read(part) : undefined);
  };
  return readContract({ root, url: pathToFileURL(path).href, place: file, load });
}

/** Where the file of an environment's configuration lies. */
export function contractFile(contract: string | undefined, environmentFolder: string): string | undefined {
  return contract === undefined ? undefined : join(environmentFolder, contract);
}

function read(path: string): XmlElement | undefined {
  try {
    return readXml(readFileSync(path, 'utf8'), path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
