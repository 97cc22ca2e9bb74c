#include "index/file_state.h"

#include "base/bytes.h"

namespace fundstelle {

std::string FileState::serialize() const {
  std::string bytes;
  append_string(bytes, path);
  append_varint(bytes, size);
  append_big_endian(bytes, static_cast<std::uint64_t>(modified_ns));
  append_varint(bytes, inode);
  append_varint(bytes, device);
  append_varint(bytes, documents);
  append_varint(bytes, (trusted ? 1U : 0U) | (unreadable ? 2U : 0U));
  for (const std::string& failure : failures) append_string(bytes, failure);
  return bytes;
}

FileState FileState::parse(std::string_view bytes) {
  ByteReader reader(bytes);
  FileState state;
  state.path = reader.string();
  state.size = reader.varint();
  state.modified_ns = static_cast<std::int64_t>(reader.big_endian<std::uint64_t>());
  state.inode = reader.varint();
  state.device = reader.varint();
  state.documents = reader.varint();
  const std::uint64_t flags = reader.varint();
  state.trusted = (flags & 1) != 0;
  state.unreadable = (flags & 2) != 0;
  while (!reader.at_end()) state.failures.emplace_back(reader.string());
  return state;
}

std::string file_state_key(std::uint64_t file) {
  std::string key(kFileStatePrefix);
  append_big_endian(key, file);
  return key;
}

}  // namespace fundstelle
