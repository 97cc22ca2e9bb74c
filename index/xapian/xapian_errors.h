// The one boundary where Xapian's exceptions become Errors.
#pragma once

#include <utility>

#include <xapian.h>

#include "base/error.h"

namespace fundstelle {

/// Whether the database is broken for good, as opposed to one that cannot be read at the moment.
bool is_damage(const Xapian::Error& error);

/// What went wrong, what to do, and with which exit code to end.
Error translate(const Xapian::Error& error);

/// Calls `work`; a Xapian::Error leaves as an Error.
template <typename Work>
decltype(auto) with_xapian_errors(Work&& work) {
  try {
    return std::forward<Work>(work)();
  } catch (const Xapian::Error& error) {
    throw translate(error);
  }
}

}  // namespace fundstelle
