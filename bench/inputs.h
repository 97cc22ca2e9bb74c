// What the benchmarks read: the news of corpus/, as they lie there or put together to longer texts.
// Nothing else is read and nothing is random, so that two runs have the same inputs.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/language.h"
#include "indexer/sources/article.h"

namespace fundstelle {

/// The bytes of every file of corpus/ whose name ends in `extension` (such as `.md`), in the order
/// of their paths.
std::vector<std::string> corpus_files(std::string_view extension);

/// The articles of corpus/ in one language, as the indexer reads them, in the order of their paths.
const std::vector<Article>& corpus_articles(Language language);

/// The texts of all articles in one language, one behind the other.
const std::string& corpus_text(Language language);

/// `bytes` of corpus_text(), perhaps a few less to end with a character, repeated if need be.
std::string text_of_size(Language language, std::size_t bytes);

}  // namespace fundstelle
