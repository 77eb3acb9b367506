package forge.notification.web;

import java.util.List;

/**
 * How and where somebody is told, in JSON.
 *
 * @param siteKey what browsers are to ask their push service with
 */
public record NotificationsJson(String siteKey, ChoiceJson choice, List<DeviceJson> devices) {}
