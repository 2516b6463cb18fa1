#pragma once

#include <boost/asio/awaitable.hpp>

namespace datapilot::runtime {

template <class T>
using Task = boost::asio::awaitable<T>;

}  // namespace datapilot::runtime
