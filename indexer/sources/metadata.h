// The one place that knows what metadata fields mean.
//
// Front matter, HTML and JSON hand over names and values; Metadata sorts them into an Article's
// fields. Names are the same everywhere and in any case of letters: title; text, body or content;
// language or lang; date, published or datePublished; url; company or companies; city or cities;
// year. All others, author and source too, are kept as they are. Where two names of one field are
// given, the one named first here counts and the other is kept as an extra field.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/sources/article.h"
#include "indexer/sources/metadata_value.h"

namespace fundstelle {

class Metadata {
 public:
  /// A field, or a part of it, that could not be used; the article goes on without it.
  struct Problem {
    std::string field;   ///< As the source names it.
    std::string reason;  ///< As in Failure.
  };

  /// Takes a field. Null and empty strings count as absent.
  void add(std::string_view name, MetadataValue value);

  /// The string of a field that holds a single one (title, text, language, url), to look at before
  /// deciding on a substitute; empty when absent.
  std::string_view title() const { return title_.value; }
  std::string_view language() const { return language_.value; }
  std::string_view url() const { return url_.value; }

  /// Whether there is a text, body or content other than white space.
  bool has_text() const { return !text_.value.empty(); }

  /// The first ones, and how many more there were.
  std::vector<Problem> problems() const;

  /// Makes a text given as a field an extra field, for documents that have a body.
  void set_text_aside();

  /// Moves everything into `article`, whose own text and title stay where the metadata has none.
  void move_into(Article& article);

 private:
  // A field that several names can fill: the present value, and the rank of the name it came by.
  struct Slot {
    std::string value;
    std::string name;
    std::size_t rank = 0;
  };

  void set(Slot& slot, std::size_t rank, std::string_view name, MetadataValue value);
  void set_date(std::size_t rank, std::string_view name, MetadataValue value);
  void set_language(std::size_t rank, std::string_view name, MetadataValue value);
  void add_names(std::vector<std::string>& names, std::string_view name, MetadataValue value);
  void add_years(std::string_view name, MetadataValue value);
  void keep(std::string_view name, MetadataValue value);
  void report(std::string_view name, std::string reason);
  std::optional<std::string> single_string(std::string_view name, MetadataValue value);
  std::vector<std::string> strings(std::string_view name, MetadataValue value);

  Slot title_, text_, language_, url_, date_;
  std::vector<std::string> companies_, cities_;
  std::vector<int> years_;
  std::vector<ExtraField> fields_;
  std::vector<Problem> problems_;
  std::size_t more_problems_ = 0;
};

}  // namespace fundstelle
