package dev.botstead.server.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.FixedRecvByteBufAllocator;
import java.util.concurrent.atomic.AtomicInteger;

/// Stands where connections are accepted, before anything else hears of them: counts every one, turns away
/// what is too many, and rations how much is read from each.
///
/// The ration is against a client that pipelines and never reads: without it one turn of the loop reads up
/// to 1 MB and decodes all of it before any pause holds; 34 bytes on the wire become some 600 in memory,
/// and 60 such clients were seen to kill a heap of 96 MB.
@Sharable
final class Door extends ChannelInboundHandlerAdapter {
    private static final int RATION_BYTES = 16 * 1024;

    private final int most;
    private final AtomicInteger open = new AtomicInteger();

    Door(int most) {
        this.most = most;
    }

    /// How many connections are open now.
    int open() {
        return open.get();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof Channel accepted) {
            if (open.incrementAndGet() > most) {
                open.decrementAndGet();
                // Not close(): it is not registered with a loop yet, and would stay open.
                accepted.unsafe().closeForcibly();
                return;
            }
            accepted.config()
                    .setRecvByteBufAllocator(new FixedRecvByteBufAllocator(RATION_BYTES).maxMessagesPerRead(1));
            var _ = accepted.closeFuture().addListener(_ -> open.decrementAndGet());
        }
        context.fireChannelRead(message);
    }
}
