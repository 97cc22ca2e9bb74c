#include "indexer/runs/file_states.h"

#include <string>

#include "base/bytes.h"

namespace fundstelle {

std::optional<FileState> FileStates::find(std::uint64_t file) const {
  const std::string bytes = database_.get_metadata(file_state_key(file));
  if (bytes.empty()) return std::nullopt;
  return FileState::parse(bytes);
}

void FileStates::for_each(const std::function<void(std::uint64_t, FileState&&)>& take) const {
  const std::string prefix(kFileStatePrefix);
  const auto end = database_.metadata_keys_end(prefix);
  for (auto position = database_.metadata_keys_begin(prefix); position != end; ++position) {
    const std::string key = *position;
    ByteReader number(std::string_view(key).substr(prefix.size()));
    take(number.big_endian<std::uint64_t>(), FileState::parse(database_.get_metadata(key)));
  }
}

}  // namespace fundstelle
