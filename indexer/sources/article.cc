#include "indexer/sources/article.h"

#include <fmt/format.h>

#include "base/sanitize.h"
#include "base/utf8.h"

namespace fundstelle {

std::string Article::id() const {
  if (record) return *record;
  const std::string shown = repair_utf8(path).text;
  return number == 0 ? shown : fmt::format("{}#{}", shown, number);
}

std::string Article::key() const {
  // A path holds no NUL, so neither two files nor an id and a number can ever collide.
  if (record) return path + '\0' + 'i' + *record;
  return number == 0 ? path : path + '\0' + '#' + std::to_string(number);
}

std::string Failure::to_string() const {
  std::string text = path;
  if (line != 0) {
    text += fmt::format(":{}", line);
  } else if (record) {
    text += '#' + *record;
  }
  text += ": ";
  if (!field.empty()) text += field + ": ";
  return sanitize_for_terminal(text + reason);
}

}  // namespace fundstelle
