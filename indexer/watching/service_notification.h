// Tells a service manager how the program is, by the protocol of sd_notify(3): a datagram to the
// socket that `NOTIFY_SOCKET` names. The protocol is stable and small, so no library is needed.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace fundstelle {

class ServiceNotification {
 public:
  /// `socket` is the value of `NOTIFY_SOCKET`: a path, or a name after `@` (an abstract socket).
  /// Without it, nothing is ever sent.
  explicit ServiceNotification(std::optional<std::string> socket) : socket_(std::move(socket)) {}

  /// The program has done what others may wait for.
  void ready() const;
  /// A line about what it does at present, for `systemctl status`.
  void status(std::string_view status) const;
  /// It is about to end because it was asked to.
  void stopping() const;

 private:
  // A message that does not arrive is nobody's loss: the work goes on.
  void send(std::string_view message) const;

  std::optional<std::string> socket_;
};

}  // namespace fundstelle
