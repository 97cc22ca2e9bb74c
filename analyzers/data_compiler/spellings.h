// Finds pairs of British and American spellings in two word lists.
#pragma once

#include <filesystem>
#include <map>
#include <string>

namespace fundstelle {

/// From each spelling that one list alone has to the one that the other has. A pair must differ as
/// British and American words do (colour, color), and the spelling that is replaced must not be a
/// word of the other kind of English: cheque and check stay apart. Throws Error when a list cannot
/// be read.
std::map<std::string, std::string> compile_spellings(const std::filesystem::path& british,
                                                     const std::filesystem::path& american);

}  // namespace fundstelle
