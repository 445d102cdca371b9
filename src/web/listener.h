// Listener: the HTTP library's routes and answers behind a front of our own.
#pragma once
#include <httplib.h>

#include <filesystem>
#include <memory>

#include "web/front.h"
#include "web/guard.h"
#include "web/tls.h"

namespace web {

/// A server of whose library strangers reach no more than routes and forms: connections, heads and bounds are the
/// front's and the guard's. A handler finds in its request what was sent: headers undecoded, parameters by
/// `parameters_in`, the peer's address as `remote_addr`; Range, Accept-Encoding and what concerns the connection are
/// taken away.
class Listener final : public httplib::Server {
 public:
  /// Fills in the page that says why a request was refused.
  using RefusalPage = std::function<void(const Refusal&, httplib::Response&)>;

  /// spool: the folder in which long bodies lie while they come and are answered
  explicit Listener(Names names = {}, const Limits& limits = {},
                    const std::filesystem::path& spool = std::filesystem::temp_directory_path());
  ~Listener() override;
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;

  /// Set before `run`.
  void set_refusal_page(RefusalPage page) { refusal_page_ = std::move(page); }

  /// Takes the port; connections wait until `run`.
  /// throws: std::runtime_error, in Vietnamese, where the port is taken or may not be used
  void start(const Address& address);
  /// Answers until `halt`, then finishes the requests in flight.
  void run() { front_.run(); }
  /// Ends `run`, now or as soon as it begins. Safe from any thread, more than once.
  void halt() { front_.halt(); }

  int port() const { return names_.port; }
  /// Over TLS, takes a renewed certificate (`Tls::renew`); else does nothing. Safe from any thread.
  void renew_certificate();
  /// Null where the page is not asked for over TLS.
  const Tls* tls() const { return tls_.get(); }
  const Front::Counts& counts() const { return front_.counts(); }

 private:
  Answer answer(Question question);
  Answer answer_refusal(const Refusal& refusal, bool is_for_head) const;

  Names names_;
  RefusalPage refusal_page_;
  const std::unique_ptr<Tls> tls_;
  Front front_;
};

}  // namespace web
