// What is still done when an exception comes out where none may, and the runtime ends the program.
//
// Xapian 1.4 writes changed values in a destructor (ValueUpdater in its glass_values.cc): a disk
// that is full at that moment does not end in an Error but in std::terminate(). As long as the
// objects of the failed run are on the stack, what its catch clauses would have done can be done
// from there.
#pragma once

#include <exception>
#include <functional>

#include "base/error.h"

namespace fundstelle {

/// From construction to destruction `step` is called when an exception in this thread is about to
/// terminate the program: with what happened, as an Error that it may put better. The innermost is
/// called first, each with what the one before returned; then the program ends with the error's
/// exit code. Not copyable: it is known by its address.
class LastResort {
 public:
  using Step = std::function<Error(const Error&)>;

  explicit LastResort(Step step);
  ~LastResort();
  LastResort(const LastResort&) = delete;
  LastResort& operator=(const LastResort&) = delete;

 private:
  [[noreturn]] static void end_program();

  static thread_local LastResort* innermost_;  // std::terminate() passes nothing

  Step step_;
  LastResort* outer_;
  std::terminate_handler handler_before_;
};

}  // namespace fundstelle
