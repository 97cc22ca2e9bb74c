#include "indexer/sources/format.h"

#include <algorithm>
#include <array>

namespace fundstelle {
namespace {

struct Ending {
  std::string_view text;
  FileFormat format;
};

constexpr std::array kEndings = std::to_array<Ending>({
    {".txt", {Format::kText, Compression::kNone}},
    {".md", {Format::kMarkdown, Compression::kNone}},
    {".html", {Format::kHtml, Compression::kNone}},
    {".htm", {Format::kHtml, Compression::kNone}},
    {".json", {Format::kJson, Compression::kNone}},
    {".jsonl", {Format::kJsonLines, Compression::kNone}},
    {".ndjson", {Format::kJsonLines, Compression::kNone}},
    {".jsonl.gz", {Format::kJsonLines, Compression::kGzip}},
    {".ndjson.gz", {Format::kJsonLines, Compression::kGzip}},
    {".jsonl.zst", {Format::kJsonLines, Compression::kZstandard}},
    {".ndjson.zst", {Format::kJsonLines, Compression::kZstandard}},
});

bool ends_with_in_any_case(std::string_view name, std::string_view ending) {
  if (name.size() < ending.size()) return false;
  return std::equal(ending.begin(), ending.end(), name.end() - static_cast<long>(ending.size()),
                    [](char wanted, char c) {
                      return wanted == (c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
                    });
}

}  // namespace

std::optional<FileFormat> format_of(std::string_view name) {
  for (const Ending& ending : kEndings) {
    if (ends_with_in_any_case(name, ending.text)) return ending.format;
  }
  return std::nullopt;
}

}  // namespace fundstelle
