// Progress: how far a long piece of work is, told to whoever waits for it.
#pragma once
#include <cstddef>
#include <functional>

namespace base {

/// Is told now and then that `done` of about `total` parts are finished; total is 1 or more. It must be quick, for it
/// is called once a part. An empty one is told nothing.
using Progress = std::function<void(std::size_t done, std::size_t total)>;

}  // namespace base
