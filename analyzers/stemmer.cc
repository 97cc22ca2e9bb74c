#include "analyzers/stemmer.h"

#include <xapian.h>

namespace fundstelle {

struct Stemmer::Snowball {
  Xapian::Stem stem;
};

Stemmer::Stemmer(Language language)
    : snowball_(std::make_unique<Snowball>(
          Snowball{Xapian::Stem(language == Language::kGerman ? "german2" : "english")})) {}
Stemmer::~Stemmer() = default;
Stemmer::Stemmer(Stemmer&&) noexcept = default;
Stemmer& Stemmer::operator=(Stemmer&&) noexcept = default;

std::string Stemmer::stem(std::string_view form) const {
  std::string_view word = form;
  if (word.size() > 2 && word.ends_with("'s")) word.remove_suffix(2);
  if (word.size() > 1 && word.ends_with("'")) word.remove_suffix(1);
  std::string stem = snowball_->stem(std::string(word));
  return stem.empty() ? std::string(word) : stem;
}

}  // namespace fundstelle
