// The index in pieces: each key stands in the piece whose first key is the last one not after it.
// A piece is fetched once, when a key in it is asked for.
export class Postings {
  constructor(table, fetchPiece) {
    this.table = table;
    this.fetchPiece = fetchPiece;
    this.pieces = new Map();
  }

  // Documents with what the key counts in each and its places: [{ id, share, places }].
  async of(key) {
    const piece = await this.piece(this.at(key));
    return Object.hasOwn(piece, key) ? unpacked(piece[key]) : [];
  }

  // The keys that begin so.
  async beginning(start) {
    const found = [];
    for (let at = this.at(start); at < this.table.pieces.length; at += 1) {
      if (at > this.at(start) && !this.table.pieces[at].startsWith(start)) break;
      found.push(...Object.keys(await this.piece(at)).filter((key) => key.startsWith(start)));
    }
    return found;
  }

  rarity(found) {
    return Math.log(1 + (this.table.documents.length - found.length + 0.5) / (found.length + 0.5));
  }

  at(key) {
    let low = 0, high = this.table.pieces.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.table.pieces[middle] <= key) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  piece(at) {
    if (!this.pieces.has(at)) this.pieces.set(at, this.fetchPiece(at));
    return this.pieces.get(at);
  }
}

function unpacked(listed) {
  return listed.map(([id, share, ...places]) => ({ id, share: share / 10000, places }));
}
