#include "index/word_terms.h"

#include <algorithm>

#include "index/position_record.h"
#include "index/terms.h"

namespace fundstelle {
namespace {

// Beyond, a buffer that grows would hold its content twice.
constexpr std::size_t kLongText = std::size_t{1} << 20;

// A word and what separates it from the next have two bytes at least.
constexpr std::size_t kLeastWordBytes = 2;

template <typename Buffer>
void empty(Buffer& buffer, bool keep_memory) {
  if (keep_memory) {
    buffer.clear();
  } else {
    Buffer().swap(buffer);
  }
}

}  // namespace

void WordTerms::begin(Language language, std::size_t bytes) {
  language_ = language;
  title_entries_ = 0;
  entries_.clear();
  if (bytes > kLongText) entries_.reserve(bytes / kLeastWordBytes);
}

void WordTerms::add(std::span<const Token> tokens, std::size_t title_bytes) {
  for (const Token& token : tokens) {
    const bool in_title = token.start < title_bytes;
    const std::string term = stem_term(language_, token.stem);
    const std::uint32_t number =
        terms_.add_stem(term, stem_hash(term), in_title ? weights_.title : 1);
    const bool is_word = token.kind == TokenKind::kWord;
    entries_.push_back(number << 1 | (is_word ? 0U : 1U));
    if (token.first_of_block) entries_.push_back(number << 1 | 1U);
    // What looks like a function word and is none says so by another token.
    const bool has_form = (is_word && !token.stop) || token.kind == TokenKind::kAcronym;
    if (has_form) terms_.add(exact_term(token.form), 1);
    if (in_title) add_title(token);
  }
}

void WordTerms::add_title(const Token& token) {
  title_entries_ = entries_.size();
  terms_.add(title_term(language_, token.stem), 0);
  if (token.kind == TokenKind::kWord) terms_.add(title_form_term(token.form), 0);
}

WordTerms::Sums WordTerms::finish() {
  const bool is_long = entries_.size() > kLongText;
  Sums sums;
  stems_.resize(terms_.numbers());
  by_hash_.reserve(terms_.numbers());
  terms_.for_each([&](const DocumentTerm& term) {
    ++sums.terms;
    sums.length += term.occurrences;
    if (term.numbers.empty()) return;
    const auto stem = static_cast<std::uint32_t>(by_hash_.size());
    for (const std::uint32_t number : term.numbers) stems_[number] = stem;
    by_hash_.push_back({stem_hash(term.text), stem});
  });
  // Stems of one hash stay in the order of their terms.
  std::sort(by_hash_.begin(), by_hash_.end(), [](const HashedStem& a, const HashedStem& b) {
    return a.hash != b.hash ? a.hash < b.hash : a.stem < b.stem;
  });
  const unsigned bits = StemKeys::bits_for(by_hash_.size());
  std::vector<std::uint32_t> keys;
  keys.reserve(by_hash_.size());
  for (const HashedStem& stem : by_hash_) keys.push_back(StemKeys::key_of(stem.hash, bits));
  number_by_hash();
  sums.positions = pack_positions(entries_, title_entries_, StemKeys(std::move(keys), bits));
  empty(entries_, !is_long);
  return sums;
}

// The entries name stems by what DocumentTerms called them; the record by their place in the order
// of hashes.
void WordTerms::number_by_hash() {
  const bool is_long = entries_.size() > kLongText;
  std::vector<std::uint32_t> places(by_hash_.size());
  for (std::uint32_t place = 0; place < by_hash_.size(); ++place) {
    places[by_hash_[place].stem] = place;
  }
  empty(by_hash_, !is_long);
  for (std::uint32_t& stem : stems_) stem = places[stem];
  for (std::uint32_t& entry : entries_) entry = stems_[entry >> 1] << 1 | (entry & 1);
  empty(stems_, !is_long);
}

}  // namespace fundstelle
