#include "index/file_state.h"

#include <limits>

#include "base/bytes.h"

namespace fundstelle {
namespace {

// Bits of the flags.
constexpr std::uint64_t kTrusted = 1;
constexpr std::uint64_t kUnreadable = 2;
constexpr std::uint64_t kWarnings = 4;  // The number of failures precedes them; warnings follow.

}  // namespace

std::string FileState::serialize() const {
  std::string bytes;
  append_string(bytes, path);
  append_varint(bytes, size);
  append_big_endian(bytes, static_cast<std::uint64_t>(modified_ns));
  append_varint(bytes, inode);
  append_varint(bytes, device);
  append_varint(bytes, documents);
  append_varint(bytes, (trusted ? kTrusted : 0) | (unreadable ? kUnreadable : 0) |
                           (warnings.empty() ? 0 : kWarnings));
  if (!warnings.empty()) append_varint(bytes, failures.size());
  for (const std::string& failure : failures) append_string(bytes, failure);
  for (const std::string& warning : warnings) append_string(bytes, warning);
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
  state.trusted = (flags & kTrusted) != 0;
  state.unreadable = (flags & kUnreadable) != 0;
  std::uint64_t failures = std::numeric_limits<std::uint64_t>::max();
  if ((flags & kWarnings) != 0) failures = reader.varint();
  while (!reader.at_end()) {
    auto& list = state.failures.size() < failures ? state.failures : state.warnings;
    list.emplace_back(reader.string());
  }
  return state;
}

std::string file_state_key(std::uint64_t file) {
  std::string key(kFileStatePrefix);
  append_big_endian(key, file);
  return key;
}

}  // namespace fundstelle
