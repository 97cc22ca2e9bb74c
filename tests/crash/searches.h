// A fixed set of searches, and what they answer: whether damage changes an answer in silence.
#pragma once

#include <string>
#include <vector>

#include "tests/cli/program.h"

namespace fundstelle {

/// Arguments of searches that draw on everything an index holds: relevance, phrases, `*`, filters,
/// facets, dates, orders, one whole document.
std::vector<std::vector<std::string>> fixed_searches(const std::string& shown_id);

/// What a search answered, without what may differ from run to run and without notes.
std::string answer_of(const Outcome& outcome);

}  // namespace fundstelle
