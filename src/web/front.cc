#include "web/front.h"

#include <poll.h>
#include <spdlog/spdlog.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "web/sockets.h"

namespace web {
namespace {

using State = Connection::State;
using std::chrono::steady_clock;

constexpr int accepted_at_once = 64;
constexpr std::chrono::seconds between_words{10};
constexpr std::size_t worth_giving_up = std::size_t{8} << 10U;  // bytes that a connection holds

constexpr Refusal too_busy{503, "Máy chủ đang nhận quá nhiều tệp cùng lúc. Xin gửi lại sau ít phút."};

}  // namespace

Front::Front(Terms terms, const Tls* tls, IsProxy is_proxy, Answerer answer)
    : terms_{std::move(terms)},
      limits_{terms_.limits},
      tls_{tls},
      is_proxy_{std::move(is_proxy)},
      answer_{std::move(answer)},
      epoll_{::epoll_create1(EPOLL_CLOEXEC)},
      wake_{::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)} {
  if (epoll_.number() < 0 || wake_.number() < 0) throw_system_error("epoll");
  epoll_event event{.events = EPOLLIN, .data = {.ptr = &wake_}};
  if (::epoll_ctl(epoll_.number(), EPOLL_CTL_ADD, wake_.number(), &event) != 0) throw_system_error("epoll_ctl");
}

Front::~Front() = default;

void Front::bind(const Address& address) {
  raise_descriptor_limit();
  listening_.reset(listening_socket(address));
  port_ = port_of(listening_.number());
  epoll_event event{.events = EPOLLIN, .data = {.ptr = &listening_}};
  if (::epoll_ctl(epoll_.number(), EPOLL_CTL_ADD, listening_.number(), &event) != 0) throw_system_error("epoll_ctl");
}

void Front::run() {
  workers_ = std::make_unique<base::Workers<Guest>>(limits_.workers, [this](Guest& guest) { serve(guest); });
  while (!is_stopping_ || count() > 0) wait_once();
  workers_.reset();
}

void Front::halt() {
  if (!stopping_.exchange(true)) wake();
}

// The waiting thread ------------------------------------------------------------------------------------------------

void Front::wait_once() {
  std::array<epoll_event, 256> events;  // NOLINT(cppcoreguidelines-pro-type-member-init): filled by the call
  const auto within = count() == 0 && !is_deaf_ ? -1 : static_cast<int>(limits_.sweep.count());
  const auto fetched = ::epoll_wait(epoll_.number(), events.data(), static_cast<int>(events.size()), within);
  if (fetched < 0 && errno != EINTR) throw_system_error("epoll_wait");
  const auto now = steady_clock::now();
  for (int i = 0; i < fetched; ++i) {
    auto* named = events[static_cast<std::size_t>(i)].data.ptr;
    if (named == &listening_)
      take_new(now);
    else if (named == &wake_)
      take_back(now);
    else
      look_after(*static_cast<Guest*>(named), now);
  }
  if (holds_too_much()) relieve(now);
  if (now - swept_ >= limits_.sweep) sweep(now);
  gone_.clear();
}

void Front::take_new(Moment now) {
  for (int i = 0; i < accepted_at_once && !is_stopping_; ++i) {
    auto accepted = accept_from(listening_.number());
    if (accepted.is_out_of_descriptors) return make_descriptor_free();
    if (accepted.socket < 0) return;
    Descriptor socket{accepted.socket};
    if (!make_room_for(accepted.peer.address, base::counted_as(accepted.peer.address))) continue;
    let_in(socket.release(), std::move(accepted.peer), now);
  }
}

void Front::let_in(int socket, Peer peer, Moment now) {
  const auto tls = tls_ != nullptr ? tls_->context() : nullptr;
  auto& guest = idle_.emplace_back(socket, tls.get(), std::move(peer), terms_, held_, now);
  guest.line = &idle_;
  guest.place = std::prev(idle_.end());
  ++of_address_[guest.counted_as];
  ++counts_.open;
  epoll_event event{.events = EPOLLIN | EPOLLONESHOT, .data = {.ptr = &guest}};
  if (::epoll_ctl(epoll_.number(), EPOLL_CTL_ADD, socket, &event) != 0) drop(guest);
}

/// The socket of whoever makes room is closed at the end of this round, and the next one accepts again.
void Front::make_descriptor_free() {
  if (shed(longest_waiting({}))) return;
  is_deaf_ = true;
  listen_for(0);
}

/// False where everyone is being answered.
bool Front::make_room_for(const std::string& address, const std::string& counted_as) {
  if (!is_proxy_(address)) {
    const auto found = of_address_.find(counted_as);
    const auto share = found == of_address_.end() ? 0 : found->second;
    if (share >= limits_.connections_per_address) {
      ++counts_.crowded;
      if (!shed(longest_waiting(counted_as))) return false;
    }
  }
  if (count() < limits_.connections) return true;
  ++counts_.shed;
  return shed(longest_waiting({}));
}

/// Who has been idle longest, else who has been sending a head longest; of one address, where there is one given.
Front::Guest* Front::longest_waiting(std::optional<std::string_view> counted_as) {
  for (auto* line : {&idle_, &begun_}) {
    const auto found =
        std::ranges::find_if(*line, [&](const Guest& guest) { return !counted_as || guest.counted_as == *counted_as; });
    if (found != line->end()) return &*found;
  }
  return nullptr;
}

void Front::look_after(Guest& guest, Moment now) {
  // One that was refused amid its body is lent though more of it comes: that is seen when it is back.
  if (guest.line == &gone_ || guest.is_lent) return;
  const bool was_greeting = guest.connection.state() == State::greeting;
  try {
    if (guest.connection.state() == State::writing)
      guest.connection.send(now);
    else
      guest.connection.receive(now);
  } catch (const std::exception& failure) {  // no memory for its bytes
    spdlog::error(fmt::format("a connection was given up: {}", failure.what()));
    guest.connection.give_up();
  }
  if (was_greeting && guest.connection.state() == State::gone) ++counts_.unencrypted;
  settle(guest, now);
}

/// Does what the connection's state asks for.
void Front::settle(Guest& guest, Moment now) {
  auto& connection = guest.connection;
  if (is_stopping_) {
    connection.hurry(stop_until_);
    const auto state = connection.state();
    if (state == State::greeting || state == State::idle || state == State::head) return drop(guest);
  }
  if (connection.is_late(now)) return drop_late(guest);
  switch (connection.state()) {
    case State::greeting:
    case State::idle:
    case State::parting: move_to(idle_, guest); return watch(guest);
    case State::head: move_to(begun_, guest); return watch(guest);
    case State::body:
    case State::writing: move_to(busy_, guest); return watch(guest);
    case State::asked: return lend(guest);
    case State::gone: return drop(guest);
  }
}

void Front::watch(Guest& guest) {
  const std::uint32_t events = guest.connection.waits_to_write() ? EPOLLOUT : EPOLLIN;
  epoll_event event{.events = events | EPOLLONESHOT, .data = {.ptr = &guest}};
  if (::epoll_ctl(epoll_.number(), EPOLL_CTL_MOD, guest.connection.socket(), &event) != 0) drop(guest);
}

void Front::lend(Guest& guest) {
  move_to(busy_, guest);
  guest.is_lent = true;
  workers_->give(guest);
}

/// At its end; where the guest stands in it, it keeps its place.
void Front::move_to(std::list<Guest>& line, Guest& guest) {
  if (guest.line == &line) return;
  line.splice(line.end(), *guest.line, guest.place);
  guest.line = &line;
}

/// The socket is closed at the end of this round.
void Front::drop(Guest& guest) {
  guest.connection.give_up();
  move_to(gone_, guest);
  --counts_.open;
  const auto found = of_address_.find(guest.counted_as);
  if (--found->second == 0) of_address_.erase(found);
}

void Front::drop_late(Guest& guest) {
  const auto state = guest.connection.state();
  if (state == State::greeting) ++counts_.unencrypted;
  if (state != State::parting) ++counts_.late;
  drop(guest);
}

/// False for nobody.
bool Front::shed(Guest* guest) {
  if (guest == nullptr) return false;
  ++shed_;
  drop(*guest);
  return true;
}

void Front::take_back(Moment now) {
  std::uint64_t count = 0;
  if (::read(wake_.number(), &count, sizeof count) < 0 && errno != EAGAIN) throw_system_error("eventfd");
  std::vector<Guest*> returned;
  {
    const std::lock_guard lock{mutex_};
    returned.swap(returned_);
  }
  for (auto* guest : returned) {
    guest->is_lent = false;
    settle(*guest, now);
  }
  if (stopping_ && !is_stopping_) begin_to_stop(now);
}

void Front::begin_to_stop(Moment now) {
  is_stopping_ = true;
  stop_until_ = now + limits_.stopping;
  listening_.reset();
  for (auto* guest : at_hand()) settle(*guest, now);
}

/// All that no worker holds.
std::vector<Front::Guest*> Front::at_hand() {
  std::vector<Guest*> found;
  for (auto* line : {&idle_, &begun_, &busy_})
    for (auto& guest : *line)
      if (!guest.is_lent) found.push_back(&guest);
  return found;
}

void Front::sweep(Moment now) {
  swept_ = now;
  for (auto* guest : at_hand())
    if (guest->connection.is_late(now)) drop_late(*guest);
  if (is_deaf_ && !is_stopping_) listen_for(EPOLLIN);
  is_deaf_ = false;
  if (shed_ == 0 || now - told_ < between_words) return;
  spdlog::warn(fmt::format("too many connections: {} made room for newer ones", shed_));
  told_ = now;
  shed_ = 0;
}

void Front::listen_for(std::uint32_t events) {
  epoll_event event{.events = events, .data = {.ptr = &listening_}};
  if (::epoll_ctl(epoll_.number(), EPOLL_CTL_MOD, listening_.number(), &event) != 0) throw_system_error("epoll_ctl");
}

void Front::relieve(Moment now) {
  auto guests = at_hand();
  std::erase_if(guests, [](const Guest* guest) {
    return guest->connection.holds() + guest->connection.holds_on_disk() < worth_giving_up;
  });
  std::ranges::sort(guests, {}, [now](const Guest* guest) { return guest->connection.pace(now); });
  for (auto* guest : guests) {
    if (!holds_too_much()) return;
    if (held_.memory <= limits_.memory && guest->connection.holds_on_disk() == 0) continue;
    spdlog::warn(
        fmt::format("too much is being sent: a connection of {} is given up", guest->connection.peer().address));
    ++counts_.costly;
    if (guest->connection.state() != State::body) {
      drop(*guest);
    } else {
      guest->connection.refuse(too_busy);
      settle(*guest, now);
    }
  }
}

// Workers -----------------------------------------------------------------------------------------------------------

void Front::serve(Guest& guest) {
  try {
    do answer_once(guest.connection);
    while (asks_again(guest.connection));
  } catch (const std::exception& failure) {
    spdlog::error(fmt::format("an answer was given up: {}", failure.what()));
    guest.connection.give_up();
  }
  const std::lock_guard lock{mutex_};
  returned_.push_back(&guest);
  if (returned_.size() == 1) wake();
}

void Front::answer_once(Connection& connection) {
  auto question = connection.take();
  if (stopping_) question.is_last = true;
  if (question.refusal) ++counts_.refused;
  const bool is_last = question.is_last;
  auto answer = answer_(std::move(question));
  answer.ends = answer.ends || is_last;
  connection.answer(std::move(answer), steady_clock::now());
}

/// Whether the client asks again at once, while nobody else waits for a worker: then this one need not let go, which
/// would cost more than a small page does.
bool Front::asks_again(Connection& connection) const {
  if (stopping_ || workers_->any_waiting()) return false;
  if (connection.state() == State::idle) {
    pollfd asked{connection.socket(), POLLIN, 0};
    if (::poll(&asked, 1, static_cast<int>(limits_.linger.count())) > 0) connection.receive(steady_clock::now());
  }
  return connection.state() == State::asked;
}

void Front::wake() const {
  const std::uint64_t one = 1;
  if (::write(wake_.number(), &one, sizeof one) < 0 && errno != EAGAIN) throw_system_error("eventfd");
}

}  // namespace web
