package dev.botstead.server.http;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.InternetProtocolFamily;
import io.vertx.core.datagram.DatagramSocketOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.TcpConfig;
import io.vertx.core.spi.transport.Transport;
import java.util.concurrent.ThreadFactory;

/// Vert.x's own transport (epoll where there is one) with a [Door] put on every port it listens on.
@SuppressWarnings("deprecation") // the interface names a family type that Netty has deprecated
record DoorTransport(io.vertx.core.transport.Transport chosen, Door door)
        implements io.vertx.core.transport.Transport, Transport {
    static DoorTransport with(Door door) {
        var epoll = io.vertx.core.transport.Transport.EPOLL;
        boolean ready = epoll != null && epoll.available();
        return new DoorTransport(ready ? epoll : io.vertx.core.transport.Transport.NIO, door);
    }

    private Transport inner() {
        return chosen.implementation();
    }

    @Override
    public void configure(TcpConfig config, boolean domainSocket, ServerBootstrap bootstrap) {
        inner().configure(config, domainSocket, bootstrap);
        bootstrap.handler(door);
    }

    @Override
    public String name() {
        return chosen.name();
    }

    @Override
    public boolean available() {
        return chosen.available();
    }

    @Override
    public Throwable unavailabilityCause() {
        return chosen.unavailabilityCause();
    }

    @Override
    public Transport implementation() {
        return this;
    }

    @Override
    public boolean supportsDomainSockets() {
        return inner().supportsDomainSockets();
    }

    @Override
    public boolean supportFileRegion() {
        return inner().supportFileRegion();
    }

    @Override
    public boolean isAvailable() {
        return inner().isAvailable();
    }

    @Override
    public java.net.SocketAddress convert(SocketAddress address) {
        return inner().convert(address);
    }

    @Override
    public SocketAddress convert(java.net.SocketAddress address) {
        return inner().convert(address);
    }

    @Override
    public IoHandlerFactory ioHandlerFactory() {
        return inner().ioHandlerFactory();
    }

    @Override
    public EventLoopGroup eventLoopGroup(int type, int threads, ThreadFactory factory, int ioRatio) {
        return inner().eventLoopGroup(type, threads, factory, ioRatio);
    }

    @Override
    public DatagramChannel datagramChannel(InternetProtocolFamily family) {
        return inner().datagramChannel(family);
    }

    @Override
    public ChannelFactory<? extends DatagramChannel> datagramChannelFactory() {
        return inner().datagramChannelFactory();
    }

    @Override
    public ChannelFactory<? extends Channel> channelFactory(boolean domainSocket) {
        return inner().channelFactory(domainSocket);
    }

    @Override
    public ChannelFactory<? extends ServerChannel> serverChannelFactory(boolean domainSocket) {
        return inner().serverChannelFactory(domainSocket);
    }

    @Override
    public void configure(DatagramChannel channel, DatagramSocketOptions options) {
        inner().configure(channel, options);
    }

    @Override
    public void configure(TcpConfig config, boolean domainSocket, Bootstrap bootstrap) {
        inner().configure(config, domainSocket, bootstrap);
    }
}
