// Amounts of memory and file sizes as people write them.
//
// Units are binary throughout: 1K, 1KB and 1KiB are all 1,024 bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace fundstelle {

/// Bytes meant by `text`: a whole number and an optional unit K, M, G or T, with or without `B` or
/// `iB`, in any case, blanks allowed between (`64M`, `256MiB`, `1 gb`, `4096`). Throws Error on
/// anything else, on zero and on more than 2^63 - 1 bytes; the message does not name the option or
/// key, which the caller knows.
std::uint64_t parse_size(std::string_view text);

/// `bytes` for people, at most one decimal: `512 B`, `64 MiB`, `1.5 GiB`.
std::string format_size(std::uint64_t bytes);

}  // namespace fundstelle
