#include "mail/smtp_mailer.h"

#include <curl/curl.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <stdexcept>
#include <utility>

#include "mail/header_text.h"
#include "mail/smtp_dialogue.h"

namespace mail {
namespace {

/// Makes libcurl ready, once for the process.
void use_curl() {
  static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
  if (ready != CURLE_OK) throw std::runtime_error{curl_easy_strerror(ready)};
}

struct Recipients {
  explicit Recipients(const std::string& address) : list{curl_slist_append(nullptr, address.c_str())} {
    if (list == nullptr) throw std::bad_alloc{};
  }
  ~Recipients() { curl_slist_free_all(list); }
  Recipients(const Recipients&) = delete;
  Recipients& operator=(const Recipients&) = delete;

  curl_slist* list;
};

/// What libcurl's callbacks work on while one message goes out.
struct Sending {
  SmtpDialogue dialogue;
  std::string_view left;  ///< of the message's bytes
  const SmtpMailer::Watcher& watcher;

  void watch(SmtpStep::Kind kind, std::string_view words) const {
    if (watcher) watcher({kind, header_text(words)});
  }
};

/// libcurl takes the message's bytes, and doubles dots at the beginning of lines itself (RFC 5321, section 4.5.2).
std::size_t give_bytes(char* into, std::size_t size, std::size_t count, void* of) {
  auto& sending = *static_cast<Sending*>(of);
  const auto given = std::min(size * count, sending.left.size());
  std::memcpy(into, sending.left.data(), given);
  sending.left.remove_prefix(given);
  if (given == 0) sending.dialogue.content_ends();
  return given;
}

/// A command's first word; of what is said while signing in, nothing that could be a secret.
std::string_view verb_of(std::string_view command) {
  constexpr std::array<std::string_view, 8> verbs{"EHLO", "HELO", "STARTTLS", "AUTH", "MAIL", "RCPT", "DATA", "QUIT"};
  for (const auto verb : verbs)
    if (command.starts_with(verb)) return verb;
  return "…";
}

void tell(Sending& sending, curl_infotype sort, std::string_view words) {
  constexpr std::string_view secured = "SSL connection using ";
  switch (sort) {
    case CURLINFO_HEADER_OUT: sending.dialogue.said(words); return sending.watch(SmtpStep::Kind::said, verb_of(words));
    case CURLINFO_HEADER_IN: sending.dialogue.answered(words); return sending.watch(SmtpStep::Kind::answered, words);
    case CURLINFO_TEXT:
      if (words.starts_with(secured)) sending.watch(SmtpStep::Kind::secured, words.substr(secured.size()));
      return;
    default: return;  // bytes of the message, and of TLS
  }
}

int hear(CURL* /*session*/, curl_infotype sort, char* bytes, std::size_t size, void* of) {
  tell(*static_cast<Sending*>(of), sort, {bytes, size});
  return 0;
}

std::size_t keep_nothing(char* /*bytes*/, std::size_t size, std::size_t count, void* /*of*/) { return size * count; }

std::string url_of(const SmtpServer& server) {
  const auto host = server.host.find(':') == std::string::npos ? server.host : '[' + server.host + ']';
  return (server.security == SmtpServer::Security::tls ? "smtps://" : "smtp://") + host + ':' +
         std::to_string(server.port) + '/' + server.hello;
}

/// Why nothing was answered, as an administrator can act on it; libcurl's own words stand behind.
std::string broken_in_words(const SmtpServer& server, CURLcode code, std::string_view detail) {
  const auto place = server.host + ':' + std::to_string(server.port);
  const auto why = [&]() -> std::string {
    switch (code) {
      case CURLE_COULDNT_RESOLVE_HOST: return "Không tìm thấy máy chủ thư " + server.host;
      case CURLE_COULDNT_CONNECT: return "Không kết nối được máy chủ thư " + place;
      case CURLE_OPERATION_TIMEDOUT: return "Máy chủ thư " + place + " không trả lời kịp";
      case CURLE_PEER_FAILED_VERIFICATION:
      case CURLE_SSL_CACERT_BADFILE:
        return "Chứng chỉ của máy chủ thư " + server.host + " không đáng tin nên thư chưa được gửi";
      case CURLE_USE_SSL_FAILED: return "Máy chủ thư " + place + " không mã hóa đường truyền (STARTTLS)";
      case CURLE_SSL_CONNECT_ERROR: return "Không mã hóa được đường truyền tới máy chủ thư " + place;
      case CURLE_LOGIN_DENIED: return "Máy chủ thư " + place + " không có cách đăng nhập nào dùng được";
      default: return "Đường truyền tới máy chủ thư " + place + " bị ngắt";
    }
  }();
  return header_text(why + " (" + (detail.empty() ? curl_easy_strerror(code) : std::string{detail}) + ").");
}

}  // namespace

bool is_this_machine(std::string_view host) { return host == "localhost" || host == "127.0.0.1" || host == "::1"; }

/// A handle of libcurl, which keeps its connection between messages.
struct SmtpMailer::Session {
  explicit Session(const SmtpServer& server) : handle{curl_easy_init()} {
    if (handle == nullptr) throw std::bad_alloc{};
    try {
      set_up(server);
    } catch (...) {
      curl_easy_cleanup(handle);
      throw;
    }
  }
  ~Session() { curl_easy_cleanup(handle); }  // says QUIT
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  template <typename Value>
  void set(CURLoption option, Value value) {
    if (const auto code = curl_easy_setopt(handle, option, value); code != CURLE_OK)
      throw std::runtime_error{curl_easy_strerror(code)};
  }

  void set_up(const SmtpServer& server) {
    set(CURLOPT_URL, url_of(server).c_str());
    set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    set(CURLOPT_PROXY, "");     // whatever the environment says
    set(CURLOPT_NOSIGNAL, 1L);  // other threads run beside this one
    set(CURLOPT_UPLOAD, 1L);
    set(CURLOPT_CONNECTTIMEOUT, static_cast<long>(server.connect_within.count()));
    set(CURLOPT_TIMEOUT, static_cast<long>(server.answer_within.count()));
    set(CURLOPT_SERVER_RESPONSE_TIMEOUT,
        static_cast<long>(server.answer_within.count()));  // the last answer's, besides
    set(CURLOPT_USE_SSL, server.security == SmtpServer::Security::none ? long{CURLUSESSL_NONE} : long{CURLUSESSL_ALL});
    set(CURLOPT_SSL_VERIFYPEER, 1L);
    set(CURLOPT_SSL_VERIFYHOST, 2L);
    set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    if (!server.ca_file.empty()) set(CURLOPT_CAINFO, server.ca_file.c_str());
    if (!server.user.empty()) {
      set(CURLOPT_USERNAME, server.user.c_str());
      set(CURLOPT_PASSWORD, server.password.c_str());
    }
    set(CURLOPT_READFUNCTION, &give_bytes);
    set(CURLOPT_WRITEFUNCTION, &keep_nothing);
    set(CURLOPT_DEBUGFUNCTION, &hear);
    set(CURLOPT_VERBOSE, 1L);  // only so does libcurl tell `hear` who says what
    set(CURLOPT_ERRORBUFFER, error.data());
  }

  /// Sends the message that `sending` stands for.
  CURLcode perform(Sending& sending, const Envelope& envelope) {
    const Recipients recipients{envelope.to};
    error.front() = '\0';
    set(CURLOPT_MAIL_FROM, envelope.from.c_str());
    set(CURLOPT_MAIL_RCPT, recipients.list);
    set(CURLOPT_READDATA, &sending);
    set(CURLOPT_DEBUGDATA, &sending);
    ++sent;
    const auto code = curl_easy_perform(handle);
    set<curl_slist*>(CURLOPT_MAIL_RCPT, nullptr);
    // What is said when the session ends, after this message, concerns nobody.
    set(CURLOPT_VERBOSE, 0L);
    set<void*>(CURLOPT_DEBUGDATA, nullptr);
    return code;
  }

  CURL* handle;
  int sent = 0;
  std::array<char, CURL_ERROR_SIZE> error{};
};

SmtpMailer::SmtpMailer(SmtpServer server, Watcher watcher) : server_{std::move(server)}, watcher_{std::move(watcher)} {
  use_curl();
}

SmtpMailer::~SmtpMailer() = default;

SmtpMailer::Session& SmtpMailer::open_session() {
  if (session_ && session_->sent >= server_.per_session) session_.reset();
  if (!session_) session_ = std::make_unique<Session>(server_);
  return *session_;
}

Outcome SmtpMailer::hand_over(const Message& message, std::string_view bytes) {
  if (bytes.empty()) return no_address(message);
  auto& session = open_session();
  session.set(CURLOPT_VERBOSE, 1L);
  Sending sending{.dialogue = {}, .left = bytes, .watcher = watcher_};
  const auto code = session.perform(sending, envelope_of(message));
  if (code == CURLE_OK) return {Outcome::Kind::accepted, sending.dialogue.words()};
  return sending.dialogue.failure(broken_in_words(server_, code, session.error.data()));
}

void SmtpMailer::end_session() { session_.reset(); }

}  // namespace mail
