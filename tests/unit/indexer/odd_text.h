// Random texts made mostly of what systemd, shells and cron find special.
#pragma once

#include <random>
#include <string>

namespace fundstelle {

inline std::string odd_text(std::mt19937& random) {
  const std::string alphabet = "ab /\"'\\%$#;&`*~!x0n\t\x01\x7f\xc3\xbc";
  std::string text;
  for (auto length = random() % 12; length > 0; --length) {
    const std::size_t at = random() % (alphabet.size() - 1);
    // Both bytes of an ü, or none.
    text += at + 2 >= alphabet.size() ? "\xc3\xbc" : std::string(1, alphabet[at]);
  }
  return text;
}

}  // namespace fundstelle
