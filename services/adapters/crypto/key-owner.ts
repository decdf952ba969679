const idForm = /^(.+)\.[0-9a-f]{12}$/;

/** For whom `shearpin keys new` made a key, as its id says: OWNER.DIGEST. An id of another form names nobody. */
export function ownerOfKey(id: string): string | undefined {
  return idForm.exec(id)?.[1];
}
