#include "searcher/matching/written_beginnings.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "analyzers/german_key.h"
#include "analyzers/plain_letters.h"
#include "base/utf8.h"

namespace fundstelle {
namespace {

constexpr std::string_view kFirstBeyondAscii = "\u0080";
constexpr std::string_view kBehindLatinAndGreek = "\u0400";
constexpr std::string_view kLatinAdditional = "\u1E00";
constexpr std::string_view kBehindGreekExtended = "\u2000";

class Search {
 public:
  Search(const Xapian::Database& database, const std::string& prefix)
      : database_(database), prefix_(prefix) {}

  // `written` is what has been found of a beginning, `typed` what is still to be.
  void go_on(const std::string& written, std::string_view typed) {
    if (typed.empty()) {
      // That which is typed comes first.
      const bool occurs = found_.empty() || begins_term(prefix_ + written);
      if (occurs && seen_.insert(written).second) found_.push_back(written);
      return;
    }
    std::size_t behind = 0;
    next_character(typed, behind);
    const std::string letter(typed.substr(0, behind));
    go_on(written + letter, typed.substr(behind));
    if (const std::string written_out = german_key(letter); written_out != letter) {
      go_on(written + written_out, typed.substr(behind));
    }
    if (behind == 1) try_accents(written, typed);
  }

  std::vector<std::string> take() && { return std::move(found_); }

 private:
  // Looks at each letter beyond ASCII that follows `written` in a term.
  void try_accents(const std::string& written, std::string_view typed) {
    const std::string before = prefix_ + written;
    const Xapian::TermIterator end = database_.allterms_end(before);
    Xapian::TermIterator term = database_.allterms_begin(before);
    term.skip_to(before + std::string(kFirstBeyondAscii));
    while (term != end) {
      const std::string name = *term;
      const std::string_view rest = std::string_view(name).substr(before.size());
      if (!is_valid_utf8(rest)) return;  // no word
      std::size_t behind = 0;
      next_character(rest, behind);
      const std::string letter(rest.substr(0, behind));
      if (letter >= kBehindGreekExtended) return;
      if (letter >= kBehindLatinAndGreek && letter < kLatinAdditional) {
        term.skip_to(before + std::string(kLatinAdditional));
        continue;
      }
      try_letter(written, letter, typed);
      term.skip_to(before + letter + '\xFF');
    }
  }

  void try_letter(const std::string& written, const std::string& letter, std::string_view typed) {
    for (const Umlauts umlauts : {Umlauts::kPlain, Umlauts::kWriteOut}) {
      const std::string plain = plain_letters(letter, umlauts);
      const std::size_t common = std::min(plain.size(), typed.size());
      if (plain != letter && plain.substr(0, common) == typed.substr(0, common)) {
        go_on(written + letter, typed.substr(common));
      }
    }
  }

  bool begins_term(const std::string& beginning) const {
    return database_.allterms_begin(beginning) != database_.allterms_end(beginning);
  }

  const Xapian::Database& database_;
  const std::string& prefix_;
  std::set<std::string> seen_;
  std::vector<std::string> found_;
};

}  // namespace

std::vector<std::string> written_beginnings(const Xapian::Database& database,
                                            const std::string& prefix, const std::string& typed) {
  Search search(database, prefix);
  search.go_on("", typed);
  return std::move(search).take();
}

}  // namespace fundstelle
