// Names in the files of TREC evaluations, whose columns are separated by white space.
#pragma once

#include <string>
#include <string_view>

namespace fundstelle {

/// `name` with white space of any script, control characters and `%` percent-encoded (the bytes of
/// their UTF-8), so that it is one column in a run or in qrels. Names without them stay the same.
std::string trec_token(std::string_view name);

}  // namespace fundstelle
