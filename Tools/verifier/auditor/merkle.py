"""Merkle trees of RFC 6962 and their proofs (spec 03 §1)."""
from .encoding import sha256

EMPTY = sha256(b"")


def leaf_hash(data):
    """Hash of a leaf."""
    return sha256(b"\0" + data)


def node_hash(left, right):
    """Hash of an inner node."""
    return sha256(b"\1" + left + right)


class Tree:
    """All full subtrees over given leaf hashes: roots of prefixes cost a logarithm."""

    def __init__(self, leaves):
        self.levels = [list(leaves)]
        while len(self.levels[-1]) > 1:
            below = self.levels[-1]
            pairs = range(0, len(below) - 1, 2)
            self.levels.append([node_hash(below[i], below[i + 1]) for i in pairs])

    def __len__(self):
        return len(self.levels[0])

    def root(self, size=None):
        """Tree hash of the first `size` leaves."""
        size = len(self) if size is None else size
        return self.range_hash(0, size) if size else EMPTY

    def range_hash(self, start, end):
        """MTH(D[start:end]) for a start aligned as in RFC 6962 recursion."""
        width = end - start
        level = width.bit_length() - 1
        if width == 1 << level and start % width == 0:
            return self.levels[level][start >> level]
        split = 1 << ((width - 1).bit_length() - 1)
        return node_hash(self.range_hash(start, start + split), self.range_hash(start + split, end))

    def inclusion(self, index, size):
        """PATH(index, D[size]) from the leaf's sibling upwards."""
        return self._path(index, 0, size)

    def _path(self, index, start, end):
        if end - start == 1:
            return []
        split = start + (1 << ((end - start - 1).bit_length() - 1))
        if index < split:
            return self._path(index, start, split) + [self.range_hash(split, end)]
        return self._path(index, split, end) + [self.range_hash(start, split)]

    def consistency(self, old, size):
        """PROOF(old, D[size])."""
        return [] if old in (0, size) else self._proof(old, 0, size, True)

    def _proof(self, old, start, end, whole):
        if old == end:
            return [] if whole else [self.range_hash(start, end)]
        split = start + (1 << ((end - start - 1).bit_length() - 1))
        if old <= split:
            return self._proof(old, start, split, whole) + [self.range_hash(split, end)]
        return self._proof(old, split, end, False) + [self.range_hash(start, split)]


def root_of(leaves):
    """Tree hash over leaf data."""
    return Tree([leaf_hash(leaf) for leaf in leaves]).root()


def path_length(index, size):
    """Number of hashes of PATH(index, D[size])."""
    length, last = 0, size - 1
    while last > 0:
        length += 1 if index & 1 or index != last else 0
        index, last = index >> 1, last >> 1
    return length


def proof_length(old, size):
    """Number of hashes of PROOF(old, D[size])."""
    if old in (0, size):
        return 0
    zeros = (old & -old).bit_length() - 1
    return path_length((old - 1) >> zeros, ((size - 1) >> zeros) + 1) + (0 if old == 1 << zeros else 1)


def inclusion_fault(leaf, index, size, proof, root):
    """Code of spec 03 §4, or None."""
    if not 0 <= index < size:
        return "proof_index"
    if len(proof) != path_length(index, size):
        return "proof_length"
    return None if verify_inclusion(leaf, index, size, proof, root) else "proof_root"


def consistency_fault(old, size, old_root, root, proof):
    """The like for a consistency proof."""
    if not 0 <= old <= size:
        return "proof_index"
    if len(proof) != proof_length(old, size):
        return "proof_length"
    return None if verify_consistency(old, size, old_root, root, proof) else "proof_root"


def verify_inclusion(leaf, index, size, proof, root):
    """RFC 9162 §2.1.3.2."""
    if index < 0 or index >= size:
        return False
    position, last, result = index, size - 1, leaf
    for node in proof:
        if last == 0:
            return False
        if position & 1 or position == last:
            result = node_hash(node, result)
            while not position & 1 and position:
                position, last = position >> 1, last >> 1
        else:
            result = node_hash(result, node)
        position, last = position >> 1, last >> 1
    return last == 0 and result == root


def verify_consistency(old, size, old_root, root, proof):
    """RFC 9162 §2.1.4.2, with the trivial cases of equal size and size 0."""
    if old > size or old < 0:
        return False
    if old == size:
        return old_root == root and not proof
    if old == 0:
        return not proof and old_root == EMPTY
    if not proof:
        return False
    path = list(proof)
    if old & (old - 1) == 0:
        path.insert(0, old_root)
    return _consistency_walk(old, size, old_root, root, path)


def _consistency_walk(old, size, old_root, root, path):
    """The loop of RFC 9162 §2.1.4.2."""
    first, last = old - 1, size - 1
    while first & 1:
        first, last = first >> 1, last >> 1
    left = right = path[0]
    for node in path[1:]:
        if last == 0:
            return False
        if first & 1 or first == last:
            left, right = node_hash(node, left), node_hash(node, right)
            while not first & 1 and first:
                first, last = first >> 1, last >> 1
        else:
            right = node_hash(right, node)
        first, last = first >> 1, last >> 1
    return last == 0 and left == old_root and right == root
