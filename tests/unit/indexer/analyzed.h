// A text analysed for the finders of facet values.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "analyzers/analyzer.h"
#include "indexer/facets/analyzed_text.h"
#include "tests/unit/analyzers/shared_language_data.h"

namespace fundstelle {

/// Not copyable: its parts point at each other.
class Analyzed {
 public:
  Analyzed(Language language, std::string text)
      : text_(std::move(text)), analyzer_(language, shared_language_data()) {
    for (const Token& token : analyzer_.analyze(text_)) {
      if (token.kind == TokenKind::kWord) words_.push_back(token);
    }
    analyzed_ = {text_, words_, language};
  }
  Analyzed(const Analyzed&) = delete;
  Analyzed& operator=(const Analyzed&) = delete;

  const AnalyzedText& operator*() const { return analyzed_; }
  const AnalyzedText* operator->() const { return &analyzed_; }

 private:
  std::string text_;
  Analyzer analyzer_;
  std::vector<Token> words_;
  AnalyzedText analyzed_;
};

}  // namespace fundstelle
