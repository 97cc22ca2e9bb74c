// The Error that a call throws, for tests that look into it.
#pragma once

#include <gtest/gtest.h>

#include "base/error.h"

namespace fundstelle {

/// Fails the test when `call` throws no Error.
template <typename Call>
Error error_of(Call&& call) {
  try {
    call();
  } catch (const Error& error) {
    return error;
  }
  ADD_FAILURE() << "no Error was thrown";
  return Error("");
}

}  // namespace fundstelle
