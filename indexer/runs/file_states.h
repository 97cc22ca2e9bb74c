// What an index remembers of all files it has read.
#pragma once

#include <cstdint>
#include <unordered_map>

#include <xapian.h>

#include "index/file_state.h"

namespace fundstelle {

/// By file number (index/terms.h).
using FileStates = std::unordered_map<std::uint64_t, FileState>;

/// Throws Error when a state is damaged, Xapian::Error.
FileStates read_file_states(const Xapian::Database& database);

}  // namespace fundstelle
