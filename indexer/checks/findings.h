// What a check of an index has found wrong.
//
// Findings are kept by part of the index (`articles`, `facet company`), and of each part only the
// first few: one damaged table can spoil a million documents. What is not kept is counted.
#pragma once

#include <cstddef>
#include <exception>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "base/error.h"
#include "index/xapian/xapian_errors.h"

namespace fundstelle {

/// The remedy where the system refused something: no rebuild would mend that.
inline constexpr const char* kSystemRemedy =
    "see to what the system says, then run `indexer check` again";

struct Damage {
  std::string part;    ///< Of the index.
  std::string what;    ///< What is wrong, with document and file where they are known.
  std::string remedy;  ///< What to do; empty: what is to be done for the index as a whole.
};

class Findings {
 public:
  static constexpr std::size_t kShownOfPart = 20;

  void add(std::string_view part, std::string what, std::string remedy = {});
  /// `what` is only called when the finding is among those that are shown.
  void add(std::string_view part, const std::function<std::string()>& what);

  /// Calls `work`, which looks at `part`; an exception that ends it is a finding.
  /// Xapian::DatabaseModifiedError passes: it says nothing of the index.
  template <typename Work>
  void guard(std::string_view part, Work&& work) {
    try {
      std::forward<Work>(work)();
    } catch (const Xapian::DatabaseModifiedError&) {
      throw;
    } catch (const Xapian::Error& error) {
      add(part, translate(error).message());
    } catch (const Error& error) {
      add(part, error.message());
    } catch (const std::exception& error) {  // Xapian, by damaged lengths: std::length_error
      add(part, std::string("cannot be read: ") + error.what());
    }
  }

  bool empty() const { return parts_.empty(); }
  /// All, also those that are not shown.
  std::size_t size() const;
  /// In the order of the parts' first findings; behind the last of a part `and N more`.
  std::vector<Damage> shown() const;
  /// The remedy of all findings that bring none of their own.
  void set_remedy(std::string remedy) { remedy_ = std::move(remedy); }

 private:
  struct Part {
    std::string name;
    std::size_t found = 0;
    std::vector<Damage> shown;
  };
  Part& part(std::string_view name);

  std::vector<Part> parts_;
  std::string remedy_;
};

}  // namespace fundstelle
