#include "indexer/writing/stored_articles.h"

#include <charconv>
#include <utility>
#include <vector>

#include "base/hash.h"
#include "base/utf8.h"
#include "index/date_slot.h"
#include "index/identity.h"
#include "index/slots.h"
#include "index/stored_document.h"
#include "index/terms.h"

namespace fundstelle {
namespace {

std::vector<int> to_numbers(const std::vector<std::string>& values) {
  std::vector<int> numbers;
  for (const std::string& value : values) {
    int number = 0;
    std::from_chars(value.data(), value.data() + value.size(), number);
    numbers.push_back(number);
  }
  return numbers;
}

// Finds out what the printed id stands for: the hash of the key tells whether a record called
// itself `PATH#3`, or was the third of its file.
void set_identity(Article& article, const std::string& id, std::uint64_t key) {
  if (hash64(article.key()) == key) return;  // the file itself
  const std::string prefix = repair_utf8(article.path).text + '#';
  if (id.starts_with(prefix)) {
    std::from_chars(id.data() + prefix.size(), id.data() + id.size(), article.number);
    if (hash64(article.key()) == key) return;
    article.number = 0;
  }
  article.record = id;
}

}  // namespace

void StoredArticles::for_each(const std::string& path,
                              const std::function<void(Article&&)>& take) const {
  const std::string term = file_term(file_number(path));
  for (auto posting = database_.postlist_begin(term); posting != database_.postlist_end(term);
       ++posting) {
    take(read(*posting, path));
  }
}

Article StoredArticles::read(Xapian::docid document, const std::string& path) const {
  const Xapian::Document values = database_.get_document(document);
  StoredDocument stored =
      StoredDocument::parse(values.get_value(slots::kArticle), metadata_.schema_version);
  Article article;
  article.path = path;
  set_identity(article, values.get_value(slots::kId),
               Identity::parse(values.get_value(slots::kIdentity)).key);
  article.title = std::move(stored.title);
  article.text = std::move(stored.text);
  article.url = std::move(stored.url);
  article.fields = std::move(stored.fields);
  article.date = date_from_slot(values.get_value(slots::kDate));
  const auto named = [&](NamedFacet facet, std::string_view name) {
    if ((stored.named & facet) == 0) return std::vector<std::string>();
    return unpack_values(values.get_value(metadata_.facets.find(name)->slot));
  };
  if (const auto languages = named(kNamedLanguage, "language"); !languages.empty()) {
    article.language = languages.front();
  }
  article.companies = named(kNamedCompany, "company");
  article.cities = named(kNamedCity, "city");
  article.years = to_numbers(named(kNamedYear, "year"));
  return article;
}

}  // namespace fundstelle
