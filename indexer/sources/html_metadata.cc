#include "indexer/sources/html_metadata.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/json_text.h"
#include "indexer/sources/html_tree.h"

namespace fundstelle {
namespace {

struct MetaName {
  std::string_view meta;   // As in <meta name>, <meta property> or <meta itemprop>; lower case.
  std::string_view field;  // As in Metadata::add.
};

// Of the names that lead to one field, the first that the page uses counts.
constexpr std::array kMetaNames = std::to_array<MetaName>({
    {"date", "date"},
    {"article:published_time", "published"},
    {"datepublished", "published"},
    {"dc.date", "published"},
    {"dcterms.date", "published"},
    {"author", "author"},
    {"article:author", "author"},
    {"description", "description"},
    {"og:description", "description"},
    {"keywords", "keywords"},
    {"news_keywords", "keywords"},
    {"source", "source"},
    {"url", "url"},
    {"og:url", "url"},
    {"company", "company"},
    {"companies", "companies"},
    {"city", "city"},
    {"cities", "cities"},
    {"year", "year"},
    {"language", "lang"},
    {"content-language", "lang"},
    {"og:locale", "lang"},
    {"og:title", "title"},
    {"twitter:title", "title"},
});

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

// Everything the page says, in its order.
class Collector {
 public:
  bool enter(const xmlNode* node) {
    const std::string_view name = element_name(node);
    if (name == "svg") return false;  // It has titles of its own.
    if (name == "html") {
      language_ = attribute(node, "lang");
      if (language_.empty()) language_ = attribute(node, "xml:lang");
    } else if (name == "title") {
      if (title_.empty()) title_ = text_below(node);
    } else if (name == "link") {
      if (lower(attribute(node, "rel")) == "canonical") canonical_ = attribute(node, "href");
    } else if (name == "meta") {
      add_meta(node);
    }
    return true;
  }

  Metadata metadata() && {
    Metadata metadata;
    metadata.add("title", MetadataValue::string(std::move(title_)));
    metadata.add("language", MetadataValue::string(std::move(language_)));
    metadata.add("url", MetadataValue::string(std::move(canonical_)));
    for (std::size_t i = 0; i < kMetaNames.size(); ++i) {
      const std::string_view field = kMetaNames[i].field;
      if (is_given(metadata, field) || given_before(i)) continue;
      add_values(metadata, field, values_[i]);
    }
    return metadata;
  }

 private:
  void add_meta(const xmlNode* node) {
    for (const char* key : {"name", "property", "itemprop", "http-equiv"}) {
      const std::string name = lower(attribute(node, key));
      const auto* known = std::find_if(kMetaNames.begin(), kMetaNames.end(),
                                       [&](const MetaName& m) { return m.meta == name; });
      if (known == kMetaNames.end()) continue;
      std::string content = attribute(node, "content");
      if (!content.empty()) {
        values_[static_cast<std::size_t>(known - kMetaNames.begin())].push_back(std::move(content));
      }
      return;
    }
  }

  static bool is_given(const Metadata& metadata, std::string_view field) {
    return (field == "title" && !metadata.title().empty()) ||
           (field == "lang" && !metadata.language().empty()) ||
           (field == "url" && !metadata.url().empty());
  }

  bool given_before(std::size_t index) const {
    for (std::size_t i = 0; i < index; ++i) {
      if (kMetaNames[i].field == kMetaNames[index].field && !values_[i].empty()) return true;
    }
    return false;
  }

  static void add_values(Metadata& metadata, std::string_view field,
                         const std::vector<std::string>& values) {
    if (values.size() < 2) {
      if (!values.empty()) metadata.add(field, MetadataValue::string(values.front()));
      return;
    }
    MetadataValue list{MetadataValue::Kind::kList, {}, {}, "["};
    for (const std::string& value : values) {
      if (!list.items.empty()) list.json += ',';
      list.json += json_string(value);
      list.items.push_back(MetadataValue::string(value));
    }
    list.json += ']';
    metadata.add(field, std::move(list));
  }

  std::string title_, language_, canonical_;
  std::array<std::vector<std::string>, kMetaNames.size()> values_;
};

}  // namespace

Metadata html_metadata(const xmlNode* root) {
  Collector collector;
  visit(
      root, [&](const xmlNode* node) { return collector.enter(node); }, [](const xmlNode*) {});
  return std::move(collector).metadata();
}

}  // namespace fundstelle
