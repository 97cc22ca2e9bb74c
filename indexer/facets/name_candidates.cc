#include "indexer/facets/name_candidates.h"

#include <optional>
#include <utility>

#include "indexer/facets/text_clues.h"

namespace fundstelle {
namespace {

std::size_t add(std::optional<NameMention>& mention, std::vector<NameMention>& mentions) {
  const std::size_t next = mention->range.last + 1;
  mentions.push_back(*std::move(mention));
  return next;
}

}  // namespace

std::size_t NameCandidates::read(const NameContext& context, std::size_t token,
                                 std::vector<NameMention>& mentions) const {
  const AnalyzedText& text = context.text();
  if (!looks_like_name(text.written(token))) return token + 1;
  if (const std::size_t next = context.behind_ticker(token); next != token) return next;
  if (context.is_exchange(token)) return token + 1;
  const ListedName listed = listed_.longest(text, token);
  if (context.is_number(token) && !listed.found()) return token + 1;  // Few names begin with one.
  const bool begins = runs_.begins_at(context, token);
  const NameRange run = runs_.at(context, token);
  if (begins) {
    const std::size_t next = read_longer(context, listed, run, mentions);
    if (next != token) return next;
  }
  if (listed.found()) {
    const std::size_t before = mentions.size();
    listed_.add(context, listed, mentions);
    const bool firm = mentions.size() > before && mentions.back().kind == NameKind::kCompany;
    return (firm ? context.behind_legal_form(listed.range.last) : listed.range.last) + 1;
  }
  // In German the kind of a place has a capital, too, and begins the run: der Stadt Linz.
  if (begins || context.german()) {
    if (auto place = unknown_.place(context, run)) return add(place, mentions);
  }
  if (context.german()) {
    const std::size_t before = mentions.size();
    listed_.add_adjective(context, token, mentions);
    if (mentions.size() > before) return token + 1;
  }
  if (begins || context.german()) {
    if (auto firm = unknown_.firm_by_context(context, run)) return add(firm, mentions);
  }
  return token + 1;
}

// Reads a name that no list holds and that is longer than `listed`; the first word of the run where
// there is none.
std::size_t NameCandidates::read_longer(const NameContext& context, const ListedName& listed,
                                        NameRange run, std::vector<NameMention>& mentions) const {
  const AnalyzedText& text = context.text();
  auto mention = unknown_.firm(context, run);
  if (!mention || (listed.found() && listed.range.last >= mention->range.last)) return run.first;
  // What the list knows ends where the name ends: der Autobauer Volkswagen AG.
  for (std::size_t from = mention->range.first; from <= mention->range.last; ++from) {
    const ListedName inside = listed_.longest(text, from);
    if (inside.range.last < mention->range.last) continue;
    if (inside.names.not_a_name) return inside.range.last + 1;
    if (inside.names.company && runs_.is_description(context, {mention->range.first, from})) {
      listed_.add(context, inside, mentions);
      return inside.range.last + 1;
    }
  }
  return add(mention, mentions);
}

}  // namespace fundstelle
