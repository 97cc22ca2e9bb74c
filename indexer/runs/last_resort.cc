#include "indexer/runs/last_resort.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <new>
#include <utility>

#include <fmt/format.h>
#include <unistd.h>
#include <xapian.h>

#include "index/xapian/xapian_errors.h"

namespace fundstelle {
namespace {

// `system` is what errno was. Code that the compiler has put in place of a handler ends the program
// without saying which exception it was; then errno is the best that is known.
Error describe(const std::exception_ptr& exception, int system) {
  if (!exception && (system == ENOSPC || system == EDQUOT || system == EIO || system == EROFS)) {
    return system_failure("the index cannot be written", system);
  }
  if (!exception) return Error("the program was terminated", "this is a defect worth reporting");
  try {
    std::rethrow_exception(exception);
  } catch (const Error& error) {
    return error;
  } catch (const Xapian::Error& error) {
    return translate(error);
  } catch (const std::bad_alloc&) {
    return Error("out of memory");
  } catch (const std::system_error& error) {
    return Error(error.what(), {}, ExitCode::kError, error.code());
  } catch (const std::exception& error) {
    return Error(error.what());
  } catch (...) {
    return Error("an exception of unknown kind");
  }
}

}  // namespace

thread_local LastResort* LastResort::innermost_ = nullptr;

LastResort::LastResort(Step step)
    : step_(std::move(step)),
      outer_(innermost_),
      handler_before_(std::set_terminate(&LastResort::end_program)) {
  innermost_ = this;
}

LastResort::~LastResort() {
  innermost_ = outer_;
  std::set_terminate(handler_before_);
}

void LastResort::end_program() {
  const int system = errno;
  if (innermost_ == nullptr) std::abort();  // in another thread
  Error error = describe(std::current_exception(), system);
  for (; innermost_ != nullptr; innermost_ = innermost_->outer_) {
    try {
      error = innermost_->step_(error);
    } catch (...) {
      // The others still have their turn.
    }
  }
  ::_exit(static_cast<int>(error.code()));
}

}  // namespace fundstelle
