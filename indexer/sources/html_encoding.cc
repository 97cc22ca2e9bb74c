#include <algorithm>

#include "indexer/sources/document.h"

namespace fundstelle {

std::string declared_encoding(std::string_view html) {
  constexpr std::size_t kLooked = 4096;  // The standard asks for 1024; some pages need more.
  constexpr std::string_view kKey = "charset";
  std::string head(html.substr(0, kLooked));
  std::transform(head.begin(), head.end(), head.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  for (std::size_t meta = head.find("<meta"); meta != head.npos;
       meta = head.find("<meta", meta + 1)) {
    const std::string_view tag = std::string_view(head).substr(meta, head.find('>', meta) - meta);
    std::size_t at = tag.find(kKey);
    if (at == tag.npos) continue;
    at = tag.find_first_not_of(" \t\r\n", at + kKey.size());
    if (at == tag.npos || tag[at] != '=') continue;
    at = tag.find_first_not_of(" \t\r\n\"'", at + 1);
    if (at == tag.npos) continue;
    return std::string(tag.substr(at, tag.find_first_of(" \t\r\n\"';/", at) - at));
  }
  return {};
}

}  // namespace fundstelle
