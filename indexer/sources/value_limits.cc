#include "indexer/sources/value_limits.h"

#include <fmt/format.h>

namespace fundstelle {

std::vector<std::string> ValuesLeftOut::reasons() const {
  std::vector<std::string> reasons;
  if (too_long > 0) {
    reasons.push_back(fmt::format("{} {} longer than {} bytes and {} left out", too_long,
                                  too_long == 1 ? "value is" : "values are", kValueLimits.bytes,
                                  too_long == 1 ? "was" : "were"));
  }
  if (too_many > 0) {
    reasons.push_back(fmt::format("holds more than {} values; {} {} left out", kValueLimits.values,
                                  too_many, too_many == 1 ? "was" : "were"));
  }
  return reasons;
}

ValuesLeftOut limit_values(std::vector<std::string>& values) {
  ValuesLeftOut left_out;
  left_out.too_long = std::erase_if(
      values, [](const std::string& value) { return value.size() > kValueLimits.bytes; });
  if (values.size() > kValueLimits.values) {
    left_out.too_many = values.size() - kValueLimits.values;
    values.resize(kValueLimits.values);
  }
  return left_out;
}

}  // namespace fundstelle
