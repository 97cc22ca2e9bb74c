// Sentences that several readers put into their failures.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace fundstelle {

/// Of a record that holds more parts of a kind, in the plural, than there is memory for.
std::string too_many_parts_reason(std::size_t parts, std::string_view kind);

/// A file or record over the limit of `max_record` bytes, and the option to raise.
std::string too_large_reason(std::size_t max_record, bool bounded_by_memory);

/// A compressed file that unpacks to more than `limit` bytes, and the option to raise.
std::string expansion_reason(std::uint64_t limit, std::uint64_t max_expansion);

/// `count` characters became U+FFFD.
std::string replaced_reason(std::size_t count);

/// The encoding had to be guessed with little confidence.
std::string guessed_reason(std::string_view encoding);

}  // namespace fundstelle
