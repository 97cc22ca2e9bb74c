#include "indexer/runs/file_states.h"

#include <string>
#include <utility>

#include "index/terms.h"

namespace fundstelle {

FileStates read_file_states(const Xapian::Database& database) {
  FileStates states;
  const std::string prefix(kFileStatePrefix);
  for (auto key = database.metadata_keys_begin(prefix); key != database.metadata_keys_end(prefix);
       ++key) {
    FileState state = FileState::parse(database.get_metadata(*key));
    const std::uint64_t number = file_number(state.path);
    states.emplace(number, std::move(state));
  }
  return states;
}

}  // namespace fundstelle
