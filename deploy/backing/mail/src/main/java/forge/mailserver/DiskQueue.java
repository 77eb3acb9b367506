package forge.mailserver;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Scopes;
import com.google.inject.Singleton;
import javax.jms.ConnectionFactory;
import org.apache.activemq.store.PersistenceAdapter;
import org.apache.activemq.store.kahadb.KahaDBPersistenceAdapter;
import org.apache.james.queue.activemq.ActiveMQConfiguration;
import org.apache.james.queue.activemq.ActiveMQMailQueueFactory;
import org.apache.james.queue.activemq.EmbeddedActiveMQ;
import org.apache.james.queue.activemq.metric.ActiveMQMetricCollector;
import org.apache.james.queue.activemq.metric.ActiveMQMetricCollectorNoop;
import org.apache.james.queue.api.MailQueue;
import org.apache.james.queue.api.MailQueueFactory;
import org.apache.james.queue.api.ManageableMailQueue;

/** Keeps the spool on disk, so that what was accepted outlives the process. */
final class DiskQueue extends AbstractModule {
  @Override
  protected void configure() {
    bind(PersistenceAdapter.class).to(KahaDBPersistenceAdapter.class);
    bind(KahaDBPersistenceAdapter.class).in(Scopes.SINGLETON);
    bind(EmbeddedActiveMQ.class).in(Scopes.SINGLETON);
    bind(ActiveMQMailQueueFactory.class).in(Scopes.SINGLETON);
    bind(ActiveMQMetricCollector.class).to(ActiveMQMetricCollectorNoop.class);
  }

  @Provides
  @Singleton
  ConnectionFactory connections(EmbeddedActiveMQ broker) {
    return broker.getConnectionFactory();
  }

  @Provides
  @Singleton
  ActiveMQConfiguration configuration() {
    return ActiveMQConfiguration.getDefault();
  }

  @Provides
  @Singleton
  MailQueueFactory<? extends ManageableMailQueue> manageable(ActiveMQMailQueueFactory queues) {
    queues.setUseJMX(false);
    queues.init();
    return queues;
  }

  @Provides
  @Singleton
  MailQueueFactory<?> any(MailQueueFactory<? extends ManageableMailQueue> queues) {
    return queues;
  }

  @Provides
  @Singleton
  MailQueueFactory<? extends MailQueue> plain(
      MailQueueFactory<? extends ManageableMailQueue> queues) {
    return queues;
  }
}
