#include "analyzers/word_list.h"

#include "base/utf8.h"

namespace fundstelle {

WordList::WordList(std::string_view lines) {
  while (!lines.empty()) {
    const std::size_t end = lines.find('\n');
    const std::string_view word = trim(lines.substr(0, end));
    if (!word.empty() && word.front() != '#') words_.emplace(word);
    lines.remove_prefix(end == std::string_view::npos ? lines.size() : end + 1);
  }
}

}  // namespace fundstelle
