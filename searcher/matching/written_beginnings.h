// How the words of an index that begin as typed are written: a letter typed without its accent may
// have one there.
#pragma once

#include <string>
#include <vector>

#include <xapian.h>

namespace fundstelle {

/// The beginnings, each as it is written in terms that start with `prefix` (terms.h), that may be
/// meant by `typed`, which is folded: for `mala` that and `málà`, for `haeu` also `häu`; in a
/// letter typed with an accent only that one, or an umlaut written out. `typed` is the first of
/// them, whether or not a term begins so.
std::vector<std::string> written_beginnings(const Xapian::Database& database,
                                            const std::string& prefix, const std::string& typed);

}  // namespace fundstelle
