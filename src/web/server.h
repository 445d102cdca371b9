// Server: HTTP in, a service call, a page out.
#pragma once
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "service/context.h"
#include "web/address.h"
#include "web/routes.h"

namespace web {

class Server {
 public:
  /// from: a folder that holds templates/ and static/, to design pages; those in the binary otherwise
  /// throws: std::runtime_error for a template or folder that cannot be read; in Vietnamese, for a certificate or key
  ///         that cannot be used
  explicit Server(const service::Context& context, const std::optional<std::filesystem::path>& from = std::nullopt);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  /// Takes the port and returns; connections wait until `run`.
  /// throws: std::runtime_error, in Vietnamese, where the port is taken or may not be used
  void start(const Address& address);

  /// Answers until `stop`, then finishes the requests in flight and returns.
  void run();

  /// Ends `run`, at once or as soon as it begins. Safe from any thread, more than once; not from a signal handler.
  void stop();

  /// Where the page speaks TLS, takes the certificate and key that the files of the settings hold now, if they changed;
  /// what cannot be used is logged, and the ones before stay. Safe from any thread.
  void renew_certificate();

  /// The port taken; the one asked for, or the free one where that was 0.
  int port() const;

  /// Every path that is answered, with what asking for it means.
  const std::vector<Route>& routes() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace web
