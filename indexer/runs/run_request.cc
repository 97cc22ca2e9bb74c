#include "indexer/runs/run_request.h"

namespace fundstelle {

std::string_view name_of(RunKind kind) {
  switch (kind) {
    case RunKind::kUpdate:
      return "update";
    case RunKind::kRebuild:
      return "rebuild";
    case RunKind::kForget:
      return "forget";
    case RunKind::kRollBack:
      return "rollback";
  }
  return {};
}

}  // namespace fundstelle
